package flashsale.order.kafka.pipeline;

import flashsale.order.application.decide.AnnounceDecisions;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.fixture.Injection;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.deadletter.DeadLetterPublisher;
import flashsale.order.kafka.deadletter.PublishedDeadLetterLookup;
import flashsale.order.metrics.RealMetrics;
import flashsale.order.redis.fixture.RealRedis;
import java.time.Clock;

/** Creates a batch processor on real services, wired as by the container. */
public final class RealBatchProcessor {

    private static final int ATTEMPTS = 10;

    private RealBatchProcessor() {}

    public static BatchProcessor create(
            KafkaClients clients,
            DeadLetterPublisher deadLetterPublisher,
            RealDatabase database,
            RealRedis redis,
            RealMetrics metrics) {
        BatchProcessor processor = new BatchProcessor();
        processor.decideOrders = database.decideOrders(ATTEMPTS);
        processor.deadLetterPublisher = deadLetterPublisher;
        processor.deadLetterLookup = new PublishedDeadLetterLookup();
        Injection.set(processor.deadLetterLookup, "clients", clients);
        processor.announceDecisions = new AnnounceDecisions(redis.statuses(), new DecisionWaiters(0));
        processor.clock = Clock.systemUTC();
        processor.orderMetrics = metrics.orderMetrics();
        return processor;
    }
}
