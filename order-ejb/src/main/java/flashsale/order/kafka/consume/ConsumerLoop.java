package flashsale.order.kafka.consume;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.kafka.pipeline.BatchPipeline;
import flashsale.order.kafka.pipeline.BatchProcessor;
import flashsale.order.kafka.record.RecordDescription;
import flashsale.order.kafka.record.Topics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A poll loop: polls batches, has each decided and its outcomes published, and then commits its offsets. When a batch fails,
 * the loop rewinds to the first uncommitted record and backs off, but keeps polling paused partitions to stay in the group.
 * One thread runs it; any thread may call {@link #stop}.
 */
final class ConsumerLoop {

    private static final Logger LOG = System.getLogger(ConsumerLoop.class.getName());
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PAUSED_POLL_TIMEOUT = Duration.ofMillis(100);

    /** Short, because batches in flight are committed between two polls. */
    private static final Duration IN_FLIGHT_POLL_TIMEOUT = Duration.ofMillis(50);

    /** Too short for customers to notice. */
    private static final Duration MIN_BATCH_INTERVAL = Duration.ofMillis(50);

    /** Kafka's default is 30 s; while no broker answers, the server's stop would wait for that long. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final BatchPipeline pipeline;
    private final OrderMetrics orderMetrics;
    private final FailureBackoff backoff = new FailureBackoff();
    private final PartitionAssignment assignment;
    private final AdaptiveLinger linger =
            new AdaptiveLinger(MIN_BATCH_INTERVAL, System::nanoTime, LockSupport::parkNanos);

    private volatile boolean stopping;

    /** By {@link System#nanoTime}; empty until the first poll. */
    private volatile Optional<Long> lastPollAt = Optional.empty();

    /**
     * @param stepExecutor decides large batches and publishes their outcomes
     */
    ConsumerLoop(
            Consumer<byte[], byte[]> consumer,
            BatchProcessor processor,
            Executor stepExecutor,
            Duration sessionTimeout,
            OrderMetrics orderMetrics) {
        this.consumer = consumer;
        this.pipeline = new BatchPipeline(consumer, processor, stepExecutor, sessionTimeout);
        this.orderMetrics = orderMetrics;
        this.assignment = new PartitionAssignment(consumer, pipeline, backoff);
    }

    /** Runs until {@link #stop}; then the consumer has left its group and is closed. */
    void run() {
        try {
            consumer.subscribe(List.of(Topics.ORDER_REQUESTS), assignment);
            while (!stopping) {
                pollAndProcess();
            }
        } catch (WakeupException | CancellationException stop) {
            LOG.log(Level.DEBUG, "Woken up to stop, or cancelled before the batch was decided");
        } finally {
            close();
        }
    }

    // Also after an Error: a dead loop must not stay in its group.
    private void close() {
        try {
            pipeline.drain();
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
            assignment.clear();
        }
    }

    void stop() {
        stopping = true;
        pipeline.stop();
        consumer.wakeup();
    }

    /** Returns the fault because of which the loop retries; null while batches succeed. */
    String fault() {
        return backoff.fault();
    }

    /** Returns the time since the last poll began; empty before the first. */
    Optional<Duration> sinceLastPoll() {
        return lastPollAt.map(at -> Duration.ofNanos(System.nanoTime() - at));
    }

    /** Returns the assigned partitions of the order topic. */
    SortedSet<Integer> partitions() {
        return assignment.partitions();
    }

    private void pollAndProcess() {
        boolean paused = backoff.isActive() || pipeline.hasPendingCommit();
        if (paused) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        linger.awaitNextPoll();
        lastPollAt = Optional.of(System.nanoTime());
        ConsumerRecords<byte[], byte[]> records = consumer.poll(pollTimeout(paused));
        if (records.isEmpty() && !pipeline.hasWorkInFlight()) {
            return;
        }
        linger.batchStarted(records.count(), Backlog.existsAfter(records, consumer));
        try {
            pipeline.process(records);
            backoff.succeeded();
        } catch (WakeupException | CancellationException stop) {
            throw stop;
        } catch (RuntimeException fault) {
            orderMetrics.batchFailed();
            backoff.start(fault, RecordDescription.of(pipeline.failedBatch(records)));
            backoff.willRetry(pipeline.rewind());
        }
    }

    private Duration pollTimeout(boolean paused) {
        if (paused) {
            return PAUSED_POLL_TIMEOUT;
        }
        return pipeline.hasWorkInFlight() ? IN_FLIGHT_POLL_TIMEOUT : POLL_TIMEOUT;
    }
}
