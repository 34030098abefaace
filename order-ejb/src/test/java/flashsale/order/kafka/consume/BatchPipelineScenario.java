package flashsale.order.kafka.consume;

import flashsale.order.application.port.Outcome;
import flashsale.order.kafka.pipeline.BatchProcessor;
import flashsale.order.kafka.pipeline.DeadLetterHistory;
import flashsale.order.kafka.pipeline.Lease;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.Topics;
import flashsale.order.metrics.RealMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A loop with a backlog of two large batches in one partition, whose steps complete when the test permits it. The lists name
 * each batch by its first offset.
 */
abstract class BatchPipelineScenario {

    static final TopicPartition BACKLOGGED = new TopicPartition(Topics.ORDER_REQUESTS, 0);
    static final TopicPartition OTHER = new TopicPartition(Topics.ORDER_REQUESTS, 1);
    static final Duration LONGER_THAN_A_BACKOFF = Duration.ofMillis(800);
    static final int MANY = 100;
    private static final int LARGE_BATCH = 200;

    final List<Long> deciding = new CopyOnWriteArrayList<>();
    final List<Long> decided = new CopyOnWriteArrayList<>();
    final List<Long> publishing = new CopyOnWriteArrayList<>();
    final List<Long> maybeRedelivered = new CopyOnWriteArrayList<>();

    /** Offsets of {@link #BACKLOGGED}. */
    final List<Long> committed = new CopyOnWriteArrayList<>();

    final Semaphore decidePermits = new Semaphore(MANY);
    final Semaphore publishPermits = new Semaphore(0);
    volatile Runnable decideFault = () -> {};
    volatile Runnable publishFault = () -> {};

    private final BatchProcessor processor = new BatchProcessor() {
        @Override
        public List<Outcome> decide(List<ReceivedRecord> receivedRecords) {
            long first = receivedRecords.get(0).record().offset();
            deciding.add(first);
            decidePermits.acquireUninterruptibly();
            decideFault.run();
            decided.add(first);
            return List.of();
        }

        @Override
        public void publishOutcomes(
                List<ReceivedRecord> receivedRecords, List<Outcome> outcomes, DeadLetterHistory history, Lease lease) {
            ReceivedRecord first = receivedRecords.get(0);
            publishing.add(first.record().offset());
            publishPermits.acquireUninterruptibly();
            if (history.contains(first)) {
                maybeRedelivered.add(first.record().offset());
            }
            publishFault.run();
        }
    };

    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(offsets);
            Optional.ofNullable(offsets.get(BACKLOGGED))
                    .map(OffsetAndMetadata::offset)
                    .ifPresent(committed::add);
        }

        /** Adds the records again that the mock has dropped; a broker still has them. */
        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            if (!deciding.isEmpty()) {
                addRecords(partition, offset, position(partition));
            }
            super.seek(partition, offset);
        }
    };

    final ConsumerLoop loop = new ConsumerLoop(
            consumer,
            processor,
            task -> new Thread(task).start(),
            Duration.ofMinutes(10),
            new RealMetrics().orderMetrics());

    final Thread thread = new Thread(loop::run);

    @BeforeEach
    void start() {
        consumer.updateBeginningOffsets(Map.of(BACKLOGGED, 0L, OTHER, 0L));
        consumer.updateEndOffsets(Map.of(BACKLOGGED, 0L, OTHER, 0L));
        consumer.setMaxPollRecords(LARGE_BATCH);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(BACKLOGGED, OTHER));
            addRecords(BACKLOGGED, 0, 2 * LARGE_BATCH);
        });
        thread.start();
    }

    void addRecords(TopicPartition partition, long from, long to) {
        LongStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset, new byte[0], new byte[0]))
                .forEach(consumer::addRecord);
    }

    @AfterEach
    void stop() throws InterruptedException {
        decidePermits.release(MANY);
        publishPermits.release(MANY);
        loop.stop();
        thread.join();
    }
}
