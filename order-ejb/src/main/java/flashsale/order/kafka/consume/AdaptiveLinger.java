package flashsale.order.kafka.consume;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Adaptive batching: delays the next poll so that batches grow, since a batch of five costs nearly as much as one of fifty.
 * Larger batches lead to longer delays, up to a limit. There is no delay while a backlog exists, nor after a single request.
 * Not thread-safe.
 */
final class AdaptiveLinger {

    private static final int MAX_LINGER_FACTOR = 4;

    /** Up to this size, batches start at the minimum interval. */
    private static final int MIN_INTERVAL_BATCH_SIZE = 125;

    private final long minIntervalNanos;
    private final LongSupplier nanoClock;
    private final LongConsumer parkNanos;
    private long nextPollAt;

    /**
     * @param minInterval between the starts of two batches, unless there is no delay; at most four times as long after large batches
     * @param parkNanos may return early
     */
    AdaptiveLinger(Duration minInterval, LongSupplier nanoClock, LongConsumer parkNanos) {
        this.minIntervalNanos = minInterval.toNanos();
        this.nanoClock = nanoClock;
        this.parkNanos = parkNanos;
        this.nextPollAt = nanoClock.getAsLong();
    }

    /** Records that a batch of this size starts now. */
    void batchStarted(int size, boolean hasBacklog) {
        nextPollAt = nanoClock.getAsLong() + (hasBacklog || size <= 1 ? 0 : intervalAfter(size));
    }

    private long intervalAfter(int size) {
        long proportional = minIntervalNanos * size / MIN_INTERVAL_BATCH_SIZE;
        return Math.min(MAX_LINGER_FACTOR * minIntervalNanos, Math.max(minIntervalNanos, proportional));
    }

    /** Blocks until the next poll is due. */
    void awaitNextPoll() {
        long remaining = nextPollAt - nanoClock.getAsLong();
        if (remaining > 0) {
            parkNanos.accept(remaining);
        }
    }
}
