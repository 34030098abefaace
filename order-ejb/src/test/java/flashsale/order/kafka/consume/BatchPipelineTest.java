package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.port.Outcome;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.Topics;
import flashsale.order.metrics.RealMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final int MANY = 100;
    private static final Duration LONGER_THAN_A_REST = Duration.ofMillis(800);

    private final List<Long> deciding = new CopyOnWriteArrayList<>();
    private final List<Long> decided = new CopyOnWriteArrayList<>();
    private final List<Long> telling = new CopyOnWriteArrayList<>();
    private final List<Long> suspected = new CopyOnWriteArrayList<>();
    private final List<Long> committed = new CopyOnWriteArrayList<>();
    private final Semaphore mayBeDecided = new Semaphore(MANY);
    private final Semaphore mayBeTold = new Semaphore(0);
    private volatile Runnable undecided = () -> {};
    private volatile Runnable fault = () -> {};
    private volatile Throwable died;

    private final BatchProcessor batch = new BatchProcessor() {
        @Override
        List<Outcome> decide(List<ReceivedRecord> receivedRecords) {
            long first = receivedRecords.get(0).record().offset();
            deciding.add(first);
            mayBeDecided.acquireUninterruptibly();
            undecided.run();
            decided.add(first);
            return List.of();
        }

        @Override
        void publishOutcomes(
                List<ReceivedRecord> receivedRecords,
                List<Outcome> outcomes,
                Predicate<ReceivedRecord> perhapsDone,
                Lease lease) {
            ReceivedRecord first = receivedRecords.get(0);
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
            Optional.ofNullable(offsets.get(OURS))
                    .map(OffsetAndMetadata::offset)
                    .ifPresent(committed::add);
        }

        /** A real one has them still. */
        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            if (!deciding.isEmpty()) {
                backlog(partition, offset, position(partition));
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
            backlog(OURS, 0, 2 * LARGE);
        });
        thread.start();
    }

    private void backlog(TopicPartition partition, long from, long to) {
        LongStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset, new byte[0], new byte[0]))
                .forEach(consumer::addRecord);
    }

    @AfterEach
    void end() throws InterruptedException {
        mayBeDecided.release(MANY);
        mayBeTold.release(MANY);
        loop.stop();
        thread.join();
    }

    @Test
    void whileOneIsToldTheNextTwoAreDecidedAndNoneAfterThatUntilItIsCommitted() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        consumer.schedulePollTask(() -> backlog(OURS, 400, 800));
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L, 400L));
        assertThat(telling).containsExactly(0L);
        assertThat(committed).isEmpty();

        mayBeTold.release();

        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L, 400L, 600L));
        assertThat(telling).containsExactly(0L, 200L);
        assertThat(committed).containsExactly(200L);

        mayBeTold.release(3);

        await().untilAsserted(() -> assertThat(committed).endsWith(800L));
        assertThat(telling).containsExactly(0L, 200L, 400L, 600L);
    }

    @Test
    void theNextIsReadWhileOneIsDecidedAndDecidedAfterIt() {
        mayBeDecided.drainPermits();
        consumer.schedulePollTask(() -> backlog(OURS, 400, 600));
        await().untilAsserted(() -> assertThat(consumer.position(OURS)).isEqualTo(600));
        assertThat(deciding).containsExactly(0L);

        mayBeDecided.release(MANY);
        mayBeTold.release(MANY);

        await().untilAsserted(() -> assertThat(committed).endsWith(600L));
        assertThat(decided).containsExactly(0L, 200L, 400L);
    }

    @Test
    void whatWasDoneBeforeTheOneThatCannotBeDecidedIsCommittedAndWhatWasReadBehindItIsDoneAgain() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        mayBeDecided.drainPermits();
        undecided = () -> {
            throw new IllegalStateException("The database is away");
        };
        consumer.schedulePollTask(() -> backlog(OURS, 400, 800));
        mayBeTold.release();
        await().untilAsserted(() -> assertThat(consumer.position(OURS)).isEqualTo(800));
        assertThat(deciding).containsExactly(0L, 200L, 400L);
        mayBeDecided.release();
        mayBeTold.release();
        await().untilAsserted(() -> assertThat(committed).endsWith(400L));
        await().until(() -> loop.fault() != null);
        assertThat(deciding).doesNotContain(600L);
        undecided = () -> {};
        mayBeDecided.release(MANY);
        mayBeTold.release(MANY);

        await().untilAsserted(() -> assertThat(committed).endsWith(800L));
        assertThat(decided).containsExactly(0L, 200L, 400L, 600L);
        await().until(() -> loop.fault() == null);
    }

    @Test
    void nothingIsDoneAgainWhileSomethingIsStillUnderWay() {
        mayBeDecided.drainPermits();
        mayBeDecided.release();
        fault = () -> {
            throw new IllegalStateException("The dead letter topic refuses records");
        };
        await().untilAsserted(() -> assertThat(deciding).containsExactly(0L, 200L));
        mayBeTold.release();
        await().during(LONGER_THAN_A_REST).until(() -> deciding.size() == 2);
        fault = () -> {};
        mayBeDecided.release(MANY);
        mayBeTold.release(MANY);

        await().untilAsserted(() -> assertThat(committed).endsWith(400L));
        assertThat(deciding).containsExactly(0L, 200L, 0L, 200L);
    }

    @Test
    void aLoopIsNotWellBeforeWhatFailedIsTold() {
        fault = () -> {
            throw new IllegalStateException("The dead letter topic refuses records");
        };
        mayBeTold.release();
        await().until(() -> loop.fault() != null);
        fault = () -> {};
        await().untilAsserted(() -> assertThat(telling).hasSize(2));
        await().during(LONGER_THAN_A_REST).until(() -> loop.fault() != null);
        mayBeTold.release(MANY);

        await().until(() -> loop.fault() == null);
        await().untilAsserted(() -> assertThat(committed).endsWith(400L));
    }

    @Test
    void aFewThatWerePolledBehindWhatFailsAreNotPassedOver() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        fault = () -> {
            throw new IllegalStateException("The dead letter topic refuses records");
        };
        consumer.schedulePollTask(() -> backlog(OTHER, 0, 5));
        await().untilAsserted(() -> assertThat(consumer.position(OTHER)).isEqualTo(5));
        mayBeTold.release();
        await().until(() -> loop.fault() != null);
        fault = () -> {};
        mayBeTold.release(MANY);

        await().untilAsserted(() -> assertThat(consumer.committed(Set.of(OURS, OTHER)))
                .containsEntry(OURS, new OffsetAndMetadata(400))
                .containsEntry(OTHER, new OffsetAndMetadata(5)));
        assertThat(telling).hasSize(4);
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
        mayBeTold.release(MANY);

        await().untilAsserted(() -> assertThat(committed).containsExactly(200L, 400L));
        assertThat(decided).containsExactly(0L, 200L, 0L, 200L);
        assertThat(telling).containsExactly(0L, 0L, 200L);
        assertThat(suspected).endsWith(0L, 200L);
        await().until(() -> loop.fault() == null);
    }

    @Test
    void aPartitionIsGivenAwayWhenWhatIsInHandOfItIsDone() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(OTHER)));
        mayBeTold.release(MANY);

        await().until(() -> loop.partitions().contains(OTHER.partition())
                && !loop.partitions().contains(OURS.partition()));
        assertThat(committed).endsWith(400L);
        assertThat(telling).containsExactly(0L, 200L);
    }

    @Test
    void aLoopThatEndsLeavesNothingToBeDoneAgain() throws InterruptedException {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));
        loop.stop();
        mayBeTold.release(MANY);
        thread.join();

        assertThat(committed).endsWith(200L * telling.size());
        assertThat(decided).hasSameSizeAs(telling);
    }

    @Test
    void aLoopThatStopsBeginsWithNoFurtherBatch() throws InterruptedException {
        mayBeDecided.drainPermits();
        consumer.schedulePollTask(() -> backlog(OURS, 400, 600));
        await().untilAsserted(() -> assertThat(consumer.position(OURS)).isEqualTo(600));
        mayBeDecided.release(1);
        await().untilAsserted(() -> assertThat(deciding).containsExactly(0L, 200L));

        loop.stop();

        mayBeDecided.release(MANY);
        mayBeTold.release(MANY);
        thread.join();
        assertThat(deciding).containsExactly(0L, 200L);
        assertThat(committed).endsWith(400L);
    }

    /** A stop has only so much time, and what is decided and not committed when that is over is done again. */
    @Test
    void aLoopThatStopsCommitsEachBatchAsItIsTold() {
        await().untilAsserted(() -> assertThat(decided).containsExactly(0L, 200L));

        loop.stop();
        mayBeTold.release(1);

        await().untilAsserted(() -> assertThat(committed).containsExactly(200L));
    }

    @Test
    void aLoopThatDiesOfWhatItTellsLeavesItsGroup() throws InterruptedException {
        thread.setUncaughtExceptionHandler((dead, error) -> died = error);
        fault = () -> {
            throw new StackOverflowError();
        };
        mayBeTold.release(MANY);
        thread.join();

        assertThat(died).isInstanceOf(StackOverflowError.class);
        assertThat(consumer.closed()).isTrue();
        assertThat(committed).isEmpty();
    }
}
