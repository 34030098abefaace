package flashsale.order.kafka.consume;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.kafka.record.RecordDescription;
import flashsale.order.kafka.record.Topics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Polls batches, has each decided and its outcomes published, and commits its offsets after that. When a batch fails, the loop
 * rewinds to the first uncommitted record and pauses, longer each time, while it keeps polling to stay in the group. One
 * thread runs it; any thread may call {@link #stop}.
 */
public final class ConsumerLoop {

    private static final Logger LOG = System.getLogger(ConsumerLoop.class.getName());
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration POLL_AT_REST = Duration.ofMillis(100);

    /** While a batch is in flight, because its offsets wait for it. */
    private static final Duration POLL_BESIDE = Duration.ofMillis(50);

    /** No customer notices it. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);

    /** With brokers that do not answer it would otherwise be half a minute, for which the server's stop would wait. */
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final BatchPipeline batches;
    private final OrderMetrics orderMetrics;
    private final FailureBackoff failureBackoff = new FailureBackoff();
    private final AdaptiveLinger adaptiveLinger =
            new AdaptiveLinger(BETWEEN_BATCHES, System::nanoTime, LockSupport::parkNanos);

    /** Where a batch failed and is to be done again by this loop. */
    private final Set<TopicPartition> failed = new HashSet<>();

    private volatile boolean stopping;

    /** Of {@link System#nanoTime}; empty until the first poll. */
    private volatile Optional<Long> polledAt = Optional.empty();

    private volatile SortedSet<Integer> partitions = new TreeSet<>();

    /**
     * @param beside where large batches are decided and told
     * @param session of the consumer's membership in its group
     */
    public ConsumerLoop(
            Consumer<byte[], byte[]> consumer,
            BatchProcessor batch,
            Executor beside,
            Duration session,
            OrderMetrics orderMetrics) {
        this.consumer = consumer;
        this.batches = new BatchPipeline(consumer, batch, beside, session);
        this.orderMetrics = orderMetrics;
    }

    /** Returns after {@link #stop}; the consumer is closed then, and has left the group. */
    public void run() {
        try {
            consumer.subscribe(List.of(Topics.ORDER_REQUESTS), new Assignments());
            while (!stopping) {
                step();
            }
        } catch (WakeupException | CancellationException stop) {
            LOG.log(Level.DEBUG, "Woken to stop, or cancelled before the batch began");
        } finally {
            end();
        }
    }

    // A loop that dies leaves its group too, whatever it dies of.
    private void end() {
        try {
            batches.drain();
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE));
            partitions = new TreeSet<>();
        }
    }

    public void stop() {
        stopping = true;
        batches.stop();
        consumer.wakeup();
    }

    /** The fault for which the loop rests; null while it works. */
    public String fault() {
        return failureBackoff.fault();
    }

    /** How long ago the last poll began; empty before the first. */
    Optional<Duration> sincePoll() {
        return polledAt.map(at -> Duration.ofNanos(System.nanoTime() - at));
    }

    /** Those of the order topic whose requests are decided here. */
    SortedSet<Integer> partitions() {
        return partitions;
    }

    private void step() {
        boolean waiting = failureBackoff.isOn() || batches.hasPendingCommit();
        if (waiting) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        adaptiveLinger.keep();
        polledAt = Optional.of(System.nanoTime());
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience(waiting));
        if (records.isEmpty() && !batches.hasWorkInFlight()) {
            return;
        }
        adaptiveLinger.begin(records.count(), Backlog.isBehind(records, consumer));
        try {
            batches.process(records);
            failed.clear();
            failureBackoff.end();
        } catch (WakeupException | CancellationException stop) {
            throw stop;
        } catch (RuntimeException fault) {
            orderMetrics.batchFailed();
            failureBackoff.begin(fault, RecordDescription.of(batches.first(records)));
            failed.addAll(batches.rewind());
        }
    }

    private Duration patience(boolean waiting) {
        if (waiting) {
            return POLL_AT_REST;
        }
        return batches.hasWorkInFlight() ? POLL_BESIDE : POLL;
    }

    private final class Assignments implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> added) {
            batches.assigned(added);
            own(consumer.assignment());
            LOG.log(Level.INFO, "Deciding orders of {0}", consumer.assignment());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            batches.revoked(revoked);
            Collection<TopicPartition> kept = new ArrayList<>(consumer.assignment());
            kept.removeAll(revoked);
            own(kept);
            if (failed.removeAll(revoked) && failed.isEmpty()) {
                failureBackoff.handOver();
            }
            LOG.log(Level.INFO, "No longer deciding orders of {0}", revoked);
        }

        private void own(Collection<TopicPartition> assigned) {
            SortedSet<Integer> numbers = new TreeSet<>();
            assigned.forEach(partition -> numbers.add(partition.partition()));
            partitions = numbers;
        }
    }
}
