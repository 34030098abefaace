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
 * Which cluster the data of a system's brokers is of: it is of no use to another one.
 *
 * @param file where that is kept, beside the data
 * @param id by which the brokers know each other
 * @param brokers how many there are
 */
record KafkaClusterIdentity(Path file, String id, int brokers) {
    private static final String ID = "cluster.id";
    private static final String BROKERS = "brokers";

    /** Returns the one that was kept, or a new one of so many brokers. */
    static KafkaClusterIdentity of(Workspace workspace, int brokers) {
        Path file = workspace.data("kafka").resolve("cluster.properties");
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new KafkaClusterIdentity(
                file,
                kept.getProperty(ID, Uuid.randomUuid().toString()),
                Integer.parseInt(kept.getProperty(BROKERS, Integer.toString(brokers))));
    }

    /** To be called before the first broker begins to keep data. */
    void keep() throws IOException {
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
