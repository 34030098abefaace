package flashsale.order.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.Outcome;
import flashsale.order.metrics.RealMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backlog of large batches in one partition, with the moments at which its steps end in the test's hand. */
class BatchPipelineTest {

    private static final TopicPartition OURS = new TopicPartition(Topics.ORDER_REQUESTS, 0);
    private static final TopicPartition OTHER = new TopicPartition(Topics.ORDER_REQUESTS, 1);
    private static final int LARGE = 200;

    private final List<Long> decided = new CopyOnWriteArrayList<>();
    private final List<Long> telling = new CopyOnWriteArrayList<>();
    private final List<Long> suspected = new CopyOnWriteArrayList<>();
    private final List<Long> committed = new CopyOnWriteArrayList<>();
    private final Semaphore mayBeTold = new Semaphore(0);
    private volatile Runnable fault = () -> {};
    private volatile Throwable died;

    private final RequestBatch batch = new RequestBatch() {
        @Override
        List<Outcome> decide(List<Arrival> arrivals) {
            decided.add(arrivals.get(0).record().offset());
            return List.of();
        }

        @Override
        void tell(List<Arrival> arrivals, List<Outcome> outcomes, Predicate<Arrival> perhapsDone, Lease lease) {
            Arrival first = arrivals.get(0);
            telling.add(first.record().offset());
            mayBeTold.acquireUninterruptibly();
            if (perhapsDone.test(first)) {
                suspected.add(first.record().offset());
            }
            fault.run();
        }
    };

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(offsets);
            committed.add(offsets.get(OURS).offset());
        }

        /** A real one has them still. */
        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            if (!decided.isEmpty()) {
                backlog(offset, position(partition));
            }
            super.seek(partition, offset);
        }
    };

    private final ConsumerLoop loop = new ConsumerLoop(
            consumer,
            batch,
            task -> new Thread(task).start(),
            Duration.ofMinutes(10),
            new RealMetrics().observations());

    private final Thread thread = new Thread(loop::run);

    @BeforeEach
    void aBacklog() {
        consumer.updateBeginningOffsets(Map.of(OURS, 0L, OTHER, 0L));
        consumer.setMaxPollRecords(LARGE);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(OURS, OTHER));
            backlog(0, 2 * LARGE);
        });
        thread.start();
    }

    private void backlog(long from, long to) {
        LongStream.range(from, to)
                .mapToObj(offset ->
                        new ConsumerRecord<>(OURS.topic(), OURS.partition(), offset, new byte[0], new byte[0]))
                .forEach(consumer::addRecord);
    }

    @AfterEach
    void end() throws InterruptedException {
        mayBeTold.release(100);
        loop.stop();
        thread.join();
    }

    @Test
    void theNextIsDecidedWhileOneIsToldAndNoneAfterThatUntilItIsCommitted() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        consumer.schedulePollTask(() -> backlog(400, 600));
        assertThat(telling).containsExactly(0L);
        assertThat(committed).isEmpty();

        mayBeTold.release();

        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L, 400L));
        assertThat(telling).containsExactly(0L, 200L);
        assertThat(committed).containsExactly(200L);

        mayBeTold.release(2);

        await().untilAsserted(() -> assertThat(committed).containsExactly(200L, 400L, 600L));
    }

    @Test
    void whatCannotBeToldIsDoneAgainWithWhatWasDecidedMeanwhile() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        fault = () -> {
            throw new IllegalStateException("The dead letter topic refuses records");
        };
        mayBeTold.release();
        await().until(() -> loop.fault() != null);
        fault = () -> {};
        mayBeTold.release(100);

        await().untilAsserted(() -> assertThat(committed).containsExactly(200L, 400L));
        assertThat(decided).containsExactly(0L, 200L, 0L, 200L);
        assertThat(telling).containsExactly(0L, 0L, 200L);
        assertThat(suspected).endsWith(0L, 200L);
        assertThat(loop.fault()).isNull();
    }

    @Test
    void aPartitionIsGivenAwayWhenWhatIsInHandOfItIsDone() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(OTHER)));
        mayBeTold.release(100);

        await().until(() -> loop.partitions().contains(OTHER.partition())
                && !loop.partitions().contains(OURS.partition()));
        assertThat(committed).containsExactly(200L, 400L);
        assertThat(telling).containsExactly(0L, 200L);
    }

    @Test
    void aLoopThatEndsLeavesNothingToBeDoneAgain() throws InterruptedException {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        loop.stop();
        mayBeTold.release(100);
        thread.join();

        assertThat(committed).endsWith(200L * telling.size());
        assertThat(decided).hasSameSizeAs(telling);
    }

    @Test
    void aLoopThatDiesOfWhatItTellsLeavesItsGroup() throws InterruptedException {
        thread.setUncaughtExceptionHandler((dead, error) -> died = error);
        fault = () -> {
            throw new StackOverflowError();
        };
        mayBeTold.release(100);
        thread.join();

        assertThat(died).isInstanceOf(StackOverflowError.class);
        assertThat(consumer.closed()).isTrue();
        assertThat(committed).isEmpty();
    }
}
