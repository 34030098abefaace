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

/** The Kafka brokers of a system: one, or a cluster that survives the loss of one. */
public final class KafkaCluster {
    private final int requested;
    private final KafkaClusterIdentity identity;
    private final List<KafkaBroker> brokers;

    public KafkaCluster(Workspace workspace, Settings settings) {
        requested = settings.topology().brokers();
        identity = KafkaClusterIdentity.of(workspace, Math.max(1, requested));
        List<Integer> controllers = numbers()
                .map(number -> settings.forInstance(number).port(Port.KAFKA_CONTROLLER))
                .boxed()
                .toList();
        KafkaQuorum quorum = new KafkaQuorum(identity.id(), controllers);
        brokers = numbers()
                .mapToObj(number -> new KafkaBroker(
                        workspace.forInstance("kafka", number), settings.forInstance(number), number, quorum))
                .toList();
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, identity.brokers());
    }

    /** Throws if the existing data belongs to another number of brokers than requested. */
    public void requireBrokerCount() {
        if (requested > 0 && requested != brokers.size()) {
            throw new LauncherException(
                    "Kafka's data belongs to a system with %d brokers, not %d; start with --fresh to delete it"
                            .formatted(brokers.size(), requested));
        }
    }

    /** Starts concurrently the brokers that do not run, because they need each other, and creates missing topics. */
    public void start() throws IOException, InterruptedException {
        identity.store();
        Parallel.run(
                brokers.stream().<ThrowingRunnable>map(broker -> broker::start).toArray(ThrowingRunnable[]::new));
        Topics.create(bootstrapServers());
    }

    /** Stops the brokers one after the other, so that each hands its leadership over to the remaining ones. */
    public void close() throws IOException {
        for (KafkaBroker broker : brokers) {
            broker.close();
        }
    }

    public List<KafkaBroker> brokers() {
        return brokers;
    }

    /** Returns the bootstrap servers, {@code host:port,…}. */
    public String bootstrapServers() {
        return brokers.stream().map(KafkaBroker::address).collect(joining(","));
    }
}
