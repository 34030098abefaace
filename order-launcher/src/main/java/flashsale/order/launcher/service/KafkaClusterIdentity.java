package flashsale.order.launcher.service;

import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * The identity of the Kafka cluster that owns the data; brokers of another cluster cannot use it.
 *
 * @param file the file that stores the identity, beside the data
 * @param id the cluster id, common to all brokers
 * @param brokers the number of brokers
 */
record KafkaClusterIdentity(Path file, String id, int brokers) {
    private static final String ID = "cluster.id";
    private static final String BROKERS = "brokers";

    /** Returns the stored identity, or a new one with so many brokers. */
    static KafkaClusterIdentity of(Workspace workspace, int brokers) {
        Path file = workspace.data("kafka").resolve("cluster.properties");
        Properties stored = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                stored.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new KafkaClusterIdentity(
                file,
                stored.getProperty(ID, Uuid.randomUuid().toString()),
                Integer.parseInt(stored.getProperty(BROKERS, Integer.toString(brokers))));
    }

    /** Stores the identity if none is stored. The cluster calls it before the first broker writes data. */
    void store() throws IOException {
        if (!Files.exists(file)) {
            Properties properties = new Properties();
            properties.setProperty(ID, id);
            properties.setProperty(BROKERS, Integer.toString(brokers));
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        }
    }
}
