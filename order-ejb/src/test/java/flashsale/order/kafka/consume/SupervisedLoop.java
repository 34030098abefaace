package flashsale.order.kafka.consume;

import flashsale.order.configuration.Settings;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.deadletter.DeadLetterPublisher;
import flashsale.order.kafka.pipeline.BatchProcessor;
import flashsale.order.kafka.pipeline.RealBatchProcessor;
import flashsale.order.metrics.RealMetrics;
import flashsale.order.redis.fixture.RealRedis;
import java.util.concurrent.CountDownLatch;

/** A supervised consumer loop on the services of a test, which may start to work later. */
public final class SupervisedLoop implements AutoCloseable {

    private final LoopSupervisor supervisor;
    private final Thread thread;

    public SupervisedLoop(
            Settings settings,
            KafkaClients clients,
            DeadLetterPublisher deadLetterPublisher,
            RealDatabase database,
            RealRedis redis,
            RealMetrics metrics) {
        BatchProcessor processor = RealBatchProcessor.create(clients, deadLetterPublisher, database, redis, metrics);
        supervisor = new LoopSupervisor(
                0,
                new CountDownLatch(1),
                () -> new ConsumerLoop(
                        clients.requestConsumer(0),
                        processor,
                        task -> new Thread(task).start(),
                        settings.sessionTimeout(),
                        metrics.orderMetrics()));
        thread = new Thread(supervisor);
    }

    public void start() {
        thread.start();
    }

    public boolean works() {
        return supervisor.status().works();
    }

    @Override
    public void close() {
        if (thread.getState() != Thread.State.NEW) {
            supervisor.stop();
            supervisor.awaitEnd();
        }
    }
}
