package flashsale.order.kafka.pipeline;

import flashsale.order.application.port.Outcome;
import flashsale.order.kafka.record.ReceivedRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The pipeline of a loop's batches: decide, publish the outcomes, commit the offsets. Large batches overlap: while one
 * publishes its outcomes, the next is decided and the one after that is polled and parsed. For the loop's thread.
 */
public final class BatchPipeline {

    /** Threads that a loop needs besides its own: one batch publishes its outcomes while another is decided. */
    public static final int CONCURRENT_STEPS = 2;

    /** Smaller batches do not overlap: the loop completes one sooner than it could hand it to another thread. */
    private static final int MIN_OVERLAPPING_SIZE = 200;

    private static final Logger LOG = System.getLogger(BatchPipeline.class.getName());

    private final Consumer<byte[], byte[]> consumer;
    private final BatchProcessor processor;
    private final Executor stepExecutor;
    private final Duration sessionTimeout;
    private final OffsetTracker offsets;
    private final DeadLetterHistory history;
    private final InFlightBatches inFlight = new InFlightBatches();
    private volatile boolean stopping;

    /** Whether a batch failed and none has succeeded since; until then one batch at a time is in flight. */
    private boolean recovering;

    /**
     * @param stepExecutor of large batches
     */
    public BatchPipeline(
            Consumer<byte[], byte[]> consumer,
            BatchProcessor processor,
            Executor stepExecutor,
            Duration sessionTimeout) {
        this.consumer = consumer;
        this.processor = processor;
        this.stepExecutor = stepExecutor;
        this.sessionTimeout = sessionTimeout;
        this.offsets = new OffsetTracker(consumer);
        this.history = processor.newHistory();
    }

    /** Returns whether a commit failed because of a rebalance. Until it succeeds, no batch may start that a crash would repeat. */
    public boolean hasPendingCommit() {
        return offsets.hasPendingCommit();
    }

    /** Returns whether earlier batches are incomplete. Then {@link #process} must be called again soon, even without records. */
    public boolean hasWorkInFlight() {
        return !inFlight.isEmpty() || offsets.hasPendingCommit();
    }

    /**
     * Starts a batch of these records and commits batches whose outcomes are published. Blocks until another batch may start. A large batch
     * then still runs on other threads, unless an earlier one failed.
     */
    public void process(ConsumerRecords<byte[], byte[]> records) {
        Lease lease = new Lease(sessionTimeout);
        offsets.polled(records);
        if (records.isEmpty()) {
            awaitInFlight(CONCURRENT_STEPS);
        } else if (recovering || records.count() < MIN_OVERLAPPING_SIZE) {
            start(records, lease, Runnable::run);
            awaitInFlight(0);
            recovering = false;
        } else {
            start(records, lease, stepExecutor);
            awaitInFlight(CONCURRENT_STEPS);
        }
        offsets.commit();
    }

    private void start(ConsumerRecords<byte[], byte[]> records, Lease lease, Executor executor) {
        List<ReceivedRecord> receivedRecords = new ArrayList<>(records.count());
        records.forEach(record -> receivedRecords.add(ReceivedRecord.of(record)));
        inFlight.start(
                records,
                executor,
                () -> decide(receivedRecords),
                outcomes -> processor.publishOutcomes(receivedRecords, outcomes, history, lease));
    }

    private List<Outcome> decide(List<ReceivedRecord> receivedRecords) {
        if (stopping) {
            throw new CancellationException("The loop stopped before this batch was decided");
        }
        return processor.decide(receivedRecords);
    }

    private void awaitInFlight(int limit) {
        inFlight.awaitAtMost(limit, offsets::completed);
    }

    /** Prevents the deciding of batches that have not begun; another consumer will decide them. From any thread. */
    public void stop() {
        stopping = true;
    }

    /** Returns the batch that failed when {@link #process} throws: the oldest in flight, or these records when none is. */
    public ConsumerRecords<byte[], byte[]> failedBatch(ConsumerRecords<byte[], byte[]> polled) {
        return inFlight.oldest().orElse(polled);
    }

    /** Blocks until the batches in flight have ended, and commits those that succeed. A batch that fails now will be retried. */
    public void drain() {
        try {
            completeAndCommitEach();
        } catch (RuntimeException failed) {
            LOG.log(Level.DEBUG, "Batches in flight failed while draining; they are retried", failed);
        }
    }

    /** Commits each batch by itself: when a stop runs into its time limit, only uncommitted batches are repeated. */
    private void completeAndCommitEach() {
        try {
            while (!inFlight.isEmpty()) {
                awaitInFlight(inFlight.size() - 1);
                commitDespiteWakeup();
            }
        } finally {
            inFlight.awaitIdle();
            commitDespiteWakeup();
        }
    }

    /** A stop wakes the consumer up once; without the second try, another consumer would repeat a completed batch. */
    private void commitDespiteWakeup() {
        try {
            offsets.commit();
        } catch (WakeupException stop) {
            offsets.commit();
        }
    }

    /** Drains, then seeks back to the first uncommitted records. Returns the partitions whose position moved. */
    public Set<TopicPartition> rewind() {
        drain();
        inFlight.clear();
        recovering = true;
        Set<TopicPartition> rewound = new HashSet<>();
        offsets.rewind((partition, position) -> {
            history.rewound(partition, position);
            rewound.add(partition);
        });
        return rewound;
    }

    public void assigned(Collection<TopicPartition> partitions) {
        drain();
        consumer.endOffsets(partitions).forEach(history::open);
    }

    /** Returns when no batch with records of these partitions is in flight. */
    public void revoked(Collection<TopicPartition> partitions) {
        drain();
        offsets.revoked(partitions);
        history.close(partitions);
    }
}
