package flashsale.order.kafka;

import static org.awaitility.Awaitility.await;

import flashsale.order.application.decide.AnnounceDecisions;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.track.DecisionWatch;
import flashsale.order.configuration.Instance;
import flashsale.order.configuration.Settings;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.RealServices;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.consume.ConsumerLoop;
import flashsale.order.kafka.consume.RequestBatch;
import flashsale.order.kafka.deadletter.DeadLetterQueue;
import flashsale.order.kafka.deadletter.DeadLetterTrail;
import flashsale.order.metrics.RealMetrics;
import flashsale.order.redis.RealRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A consumer loop of one test's own, with the real database, Redis and Kafka; it can be stopped and started again. */
public final class Decider implements AutoCloseable {

    private static final int ATTEMPTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RealGroup group = new RealGroup();
    private final KafkaClients clients = new KafkaClients();
    private final DeadLetterQueue deadLetters = new DeadLetterQueue();
    private final RequestBatch batch = new RequestBatch();
    private final RealMetrics metrics = new RealMetrics();
    private final RealRedis redis;
    private ConsumerLoop loop;
    private Thread thread;

    public Decider(RealDatabase database, int batchSize) {
        Settings settings = RealServices.settings(Map.of(
                "flashsale.kafka.group-id", group.id(),
                "flashsale.consumer.batch-size", Integer.toString(batchSize)));
        redis = new RealRedis(settings);
        clients.settings = settings;
        clients.instance = new Instance();
        deadLetters.clients = clients;
        deadLetters.connect();
        DeadLetterTrail trail = new DeadLetterTrail();
        trail.clients = clients;
        batch.decideOrders = database.decideOrders(ATTEMPTS);
        batch.deadLetters = deadLetters;
        batch.trail = trail;
        batch.announceDecisions = new AnnounceDecisions(redis.statuses(), new DecisionWatch(0));
        batch.clock = Clock.systemUTC();
        batch.observations = metrics.observations();
    }

    public void start() {
        loop = new ConsumerLoop(
                clients.requestConsumer(0),
                batch,
                task -> new Thread(task).start(),
                clients.settings.sessionTimeout(),
                metrics.observations());
        thread = new Thread(loop::run);
        thread.start();
    }

    public void stop() {
        loop.stop();
        await().atMost(PATIENCE).until(() -> !thread.isAlive());
    }

    public String fault() {
        return loop.fault();
    }

    public void awaitDone(RecordMetadata record) {
        await().atMost(PATIENCE).until(() -> group.isDoneWith(record));
    }

    public OrderStatuses statuses() {
        return redis.statuses();
    }

    public OrderStatus statusOf(TraceId traceId) {
        return redis.statuses().find(traceId).orElseThrow().status();
    }

    public RealMetrics metrics() {
        return metrics;
    }

    public RealGroup group() {
        return group;
    }

    @Override
    public void close() {
        if (thread != null) {
            stop();
        }
        deadLetters.close();
        redis.close();
        group.close();
    }
}
