package flashsale.order.kafka.consume;

import flashsale.order.application.port.Outcome;
import flashsale.order.kafka.record.ReceivedRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The pipeline of a loop's batches: decide, publish the outcomes, commit the offsets. Large batches overlap: while one
 * publishes its outcomes, the next is decided, and the one after that is polled and read. For the loop's thread.
 */
final class BatchPipeline {

    /** The steps that run in parallel to a loop: one batch publishes its outcomes and one is decided. */
    static final int STEPS_BESIDE = 2;

    /** Those, and one that is read. */
    static final int MAX_IN_FLIGHT = STEPS_BESIDE + 1;

    /** Requests; what follows a smaller batch is done before another thread would have begun with it. */
    private static final int LARGE = 200;

    private static final Logger LOG = System.getLogger(BatchPipeline.class.getName());

    private final Consumer<byte[], byte[]> consumer;
    private final BatchProcessor batch;
    private final Executor beside;
    private final Duration session;
    private final OffsetTracker offsetTracker;
    private final RedeliveryWindow redeliveryWindow = new RedeliveryWindow();

    /** In the order in which they were polled. */
    private final Deque<InFlightBatch> inFlight = new ArrayDeque<>();

    /** What is not begun yet is left to others. */
    private volatile boolean stopping;

    /** Something failed and nothing has succeeded since, so that one batch at a time is enough. */
    private boolean failing;

    BatchPipeline(Consumer<byte[], byte[]> consumer, BatchProcessor batch, Executor beside, Duration session) {
        this.consumer = consumer;
        this.batch = batch;
        this.beside = beside;
        this.session = session;
        this.offsetTracker = new OffsetTracker(consumer);
    }

    /** A batch is done, and the broker did not take its offsets. Until it does, no further one is to be begun: a crash would repeat it, too. */
    boolean hasPendingCommit() {
        return offsetTracker.hasPendingCommit();
    }

    /** Something is left to be done for batches of before, for which {@link #process} is to be called soon, records or none. */
    boolean hasWorkInFlight() {
        return !inFlight.isEmpty() || offsetTracker.hasPendingCommit();
    }

    /**
     * Starts these records as a batch and commits finished ones. A large batch stays in flight on other threads, unless something failed;
     * when this returns there is room for one more batch.
     */
    void process(ConsumerRecords<byte[], byte[]> records) {
        Lease lease = new Lease(session);
        offsetTracker.polled(records);
        if (records.isEmpty()) {
            awaitInFlight(STEPS_BESIDE);
        } else if (failing || records.count() < LARGE) {
            begin(records, lease, Runnable::run);
            awaitInFlight(0);
            failing = false;
        } else {
            begin(records, lease, beside);
            awaitInFlight(STEPS_BESIDE);
        }
        offsetTracker.commit();
    }

    private void begin(ConsumerRecords<byte[], byte[]> records, Lease lease, Executor executor) {
        List<ReceivedRecord> receivedRecords = new ArrayList<>(records.count());
        records.forEach(record -> receivedRecords.add(ReceivedRecord.of(record)));
        inFlight.add(new InFlightBatch(
                records,
                Optional.ofNullable(inFlight.peekLast()),
                executor,
                () -> decide(receivedRecords),
                outcomes -> batch.publishOutcomes(receivedRecords, outcomes, redeliveryWindow::perhaps, lease)));
    }

    private List<Outcome> decide(List<ReceivedRecord> receivedRecords) {
        if (stopping) {
            throw new CancellationException("The loop stops before this batch is begun");
        }
        return batch.decide(receivedRecords);
    }

    /** Has no further batch decided; from any thread. */
    void stop() {
        stopping = true;
    }

    /** Returns when no more than this number of batches is in flight; finished ones do not count. */
    private void awaitInFlight(int most) {
        while (inFlight.size() > most || !inFlight.isEmpty() && inFlight.peek().isPublished()) {
            inFlight.peek().awaitPublished();
            offsetTracker.done(inFlight.remove().records());
        }
    }

    /** Returns the first batch in flight, which is the one that failed when {@link #process} throws; without one, these records. */
    ConsumerRecords<byte[], byte[]> first(ConsumerRecords<byte[], byte[]> polled) {
        return inFlight.isEmpty() ? polled : inFlight.peek().records();
    }

    /** Ends what was begun, as far as it can be: what fails now is done again, here or by others. */
    void drain() {
        try {
            finish();
        } catch (RuntimeException failed) {
            LOG.log(Level.DEBUG, "Batches in flight failed while draining; they are retried", failed);
        }
    }

    /** Commits each by itself: a loop that stops is not waited for without end, and what it is left with is not all done again. */
    private void finish() {
        Optional<InFlightBatch> last = Optional.ofNullable(inFlight.peekLast());
        try {
            while (!inFlight.isEmpty()) {
                awaitInFlight(inFlight.size() - 1);
                commitThroughAStop();
            }
        } finally {
            last.ifPresent(InFlightBatch::awaitEnd);
            commitThroughAStop();
        }
    }

    /** A stop wakes once, and what is done need not be done again by others. */
    private void commitThroughAStop() {
        try {
            offsetTracker.commit();
        } catch (WakeupException stop) {
            offsetTracker.commit();
        }
    }

    /** Has all polled again that is not committed; returns where there was something. */
    Set<TopicPartition> rewind() {
        drain();
        inFlight.clear();
        failing = true;
        Set<TopicPartition> again = new HashSet<>();
        offsetTracker.rewind((partition, position) -> {
            redeliveryWindow.suspect(partition, position);
            again.add(partition);
        });
        return again;
    }

    void assigned(Collection<TopicPartition> added) {
        drain();
        added.forEach(partition -> redeliveryWindow.suspect(partition, consumer.position(partition)));
    }

    /** Returns when nothing more is done here for these. */
    void revoked(Collection<TopicPartition> lost) {
        drain();
        offsetTracker.lost(lost);
    }
}
