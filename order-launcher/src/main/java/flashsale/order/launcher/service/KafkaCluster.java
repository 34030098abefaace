package flashsale.order.launcher.service;

import static java.util.stream.Collectors.joining;

import flashsale.order.launcher.process.Parallel;
import flashsale.order.launcher.process.ThrowingRunnable;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** The brokers of a system: one, or a cluster that goes on when one is lost. */
public final class KafkaCluster {
    private final int asked;
    private final KafkaClusterIdentity identity;
    private final List<KafkaBroker> brokers;

    public KafkaCluster(Workspace workspace, Settings settings) {
        asked = settings.topology().brokers();
        identity = KafkaClusterIdentity.of(workspace, Math.max(1, asked));
        List<Integer> controllers = numbers()
                .map(number -> settings.forInstance(number).port(Port.KAFKA_CONTROLLER))
                .boxed()
                .toList();
        KafkaQuorum quorum = new KafkaQuorum(identity.id(), controllers);
        brokers = numbers()
                .mapToObj(number ->
                        new KafkaBroker(workspace.forInstance("kafka", number), settings.forInstance(number), number, quorum))
                .toList();
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, identity.brokers());
    }

    /** Throws if there is data of another number of brokers than was asked for. */
    public void requireIdentity() {
        if (asked > 0 && asked != brokers.size()) {
            throw new LauncherException(
                    "Kafka's data is that of a system with %d brokers, and not %d; --fresh begins without data"
                            .formatted(brokers.size(), asked));
        }
    }

    /** Starts those that do not run, at the same time since they need each other, and brings the topics up to date. */
    public void start() throws IOException, InterruptedException {
        identity.keep();
        Parallel.run(
                brokers.stream().<ThrowingRunnable>map(broker -> broker::start).toArray(ThrowingRunnable[]::new));
        Topics.create(bootstrapServers());
    }

    /** Stops them one after the other: each but the last ones hands over to those that are left. */
    public void close() throws IOException {
        for (KafkaBroker broker : brokers) {
            broker.close();
        }
    }

    public List<KafkaBroker> brokers() {
        return brokers;
    }

    /** {@code host:port,…}. */
    public String bootstrapServers() {
        return brokers.stream().map(KafkaBroker::address).collect(joining(","));
    }
}
