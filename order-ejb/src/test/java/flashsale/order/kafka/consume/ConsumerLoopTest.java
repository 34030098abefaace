package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.port.Outcome;
import flashsale.order.kafka.pipeline.BatchProcessor;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.Topics;
import flashsale.order.metrics.RealMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A rebalance at a chosen moment, with a mock consumer; {@link ConsumerLoopIT} has a real one. */
class ConsumerLoopTest {

    private static final TopicPartition FAILING = new TopicPartition(Topics.ORDER_REQUESTS, 0);
    private static final TopicPartition KEPT = new TopicPartition(Topics.ORDER_REQUESTS, 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final BatchProcessor failingProcessor = new BatchProcessor() {
        @Override
        public List<Outcome> decide(List<ReceivedRecord> receivedRecords) {
            throw new IllegalStateException("The database is unavailable");
        }
    };
    private final ConsumerLoop loop = new ConsumerLoop(
            consumer, failingProcessor, Runnable::run, Duration.ofSeconds(10), new RealMetrics().orderMetrics());

    @Test
    void theFaultEndsWhenTheFailedPartitionIsRevoked() throws InterruptedException {
        consumer.updateBeginningOffsets(Map.of(FAILING, 0L, KEPT, 0L));
        consumer.updateEndOffsets(Map.of(FAILING, 0L, KEPT, 0L));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(FAILING, KEPT));
            consumer.addRecord(new ConsumerRecord<>(FAILING.topic(), FAILING.partition(), 0, new byte[0], new byte[0]));
        });
        Thread thread = new Thread(loop::run);
        thread.start();
        await().until(() -> loop.fault() != null);

        consumer.schedulePollTask(() -> {
            // A real consumer resumes revoked partitions by itself.
            consumer.resume(List.of(FAILING));
            consumer.rebalance(List.of(KEPT));
        });

        await().until(() -> loop.fault() == null);
        assertThat(loop.partitions()).containsExactly(KEPT.partition());
        loop.stop();
        thread.join();
    }
}
