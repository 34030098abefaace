package flashsale.order.kafka;

import flashsale.order.application.decide.AnnounceDecisions;
import flashsale.order.application.monitoring.Dependency.Condition;
import flashsale.order.application.port.OrderRequests.Publication;
import flashsale.order.application.track.DecisionWatch;
import flashsale.order.configuration.Instance;
import flashsale.order.configuration.Settings;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Together;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.consume.ConsumerLoop;
import flashsale.order.kafka.consume.LoopRunner;
import flashsale.order.kafka.consume.RequestBatch;
import flashsale.order.kafka.deadletter.DeadLetterQueue;
import flashsale.order.kafka.deadletter.DeadLetterTrail;
import flashsale.order.kafka.deadletter.KafkaDeadLetters;
import flashsale.order.kafka.monitoring.GroupLag;
import flashsale.order.kafka.monitoring.KafkaDependency;
import flashsale.order.kafka.publish.KafkaOrderRequests;
import flashsale.order.metrics.RealMetrics;
import flashsale.order.redis.RealRedis;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Every adapter of this package that has a client of Kafka, put together as the application does, on a broker of choice. */
public final class Adapters implements AutoCloseable {

    private static final int ATTEMPTS = 10;

    private final RealMetrics metrics = new RealMetrics();
    private final KafkaClients clients = new KafkaClients();
    private final KafkaAdmin admin = new KafkaAdmin();
    private final KafkaOrderRequests requests = new KafkaOrderRequests();
    private final DeadLetterQueue queue = new DeadLetterQueue();
    private final RequestBatch batch = new RequestBatch();
    private final RealRedis redis;
    private final LoopRunner loop;
    private Thread thread;

    /** Of a group of its own, which begins with what there is. */
    public Adapters(String brokers, String securityFile, RealDatabase database) {
        Settings settings = RealServices.settings(Map.of(
                "flashsale.kafka.bootstrap-servers", brokers,
                "flashsale.kafka.security-file", securityFile,
                "flashsale.kafka.group-id", "test-" + UUID.randomUUID()));
        clients.settings = settings;
        clients.instance = new Instance();
        admin.clients = clients;
        admin.connect();
        requests.clients = clients;
        requests.observations = metrics.observations();
        requests.connect();
        queue.clients = clients;
        queue.connect();
        redis = new RealRedis(settings);
        batch.decideOrders = database.decideOrders(ATTEMPTS);
        batch.deadLetters = queue;
        batch.trail = new DeadLetterTrail();
        batch.trail.clients = clients;
        batch.announceDecisions = new AnnounceDecisions(redis.statuses(), new DecisionWatch(0));
        batch.clock = Clock.systemUTC();
        batch.observations = metrics.observations();
        loop = new LoopRunner(
                0,
                new CountDownLatch(1),
                () -> new ConsumerLoop(
                        clients.requestConsumer(0),
                        batch,
                        task -> new Thread(task).start(),
                        settings.sessionTimeout(),
                        metrics.observations()));
    }

    public Publication publish(OrderRequest request) {
        return Together.end(requests.publish(request).toCompletableFuture());
    }

    /** Lets the loop live from now on. */
    public void decide() {
        thread = new Thread(loop);
        thread.start();
    }

    public boolean loopWorks() {
        return loop.loop().works();
    }

    /** Over all partitions; -1 where no broker tells it. */
    public long lag() {
        GroupLag lag = new GroupLag();
        lag.brokers = admin;
        lag.settings = clients.settings;
        Map<Integer, Long> all = lag.byPartition();
        return all.isEmpty()
                ? -1
                : all.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those that failed for this reason. */
    public List<TraceId> deadLetters(Reason reason) {
        KafkaDeadLetters letters = new KafkaDeadLetters();
        letters.clients = clients;
        return letters.list(Optional.of(reason), 100, Optional.empty()).deadLetters().stream()
                .map(letter -> letter.request().orElseThrow().traceId())
                .toList();
    }

    public Condition condition() {
        KafkaDependency dependency = new KafkaDependency();
        dependency.brokers = admin;
        dependency.requests = requests;
        dependency.settings = clients.settings;
        return dependency.check();
    }

    @Override
    public void close() {
        if (thread != null) {
            loop.stop();
            loop.awaitEnd();
        }
        requests.close();
        queue.close();
        admin.close();
        redis.close();
    }
}
