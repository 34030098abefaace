package flashsale.order.kafka.consume;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Delays the next poll so that batches grow: a batch of five costs nearly as much as one of fifty. The more arrives, the
 * longer the delay, as long as nothing is left behind. A backlog is not delayed, and neither is a single request on an idle
 * system. For one thread.
 */
final class AdaptiveLinger {

    /** So many of the shortest pauses are the longest one. */
    private static final int LONGEST = 4;

    /** Requests in a batch for which the shortest pause is enough. */
    private static final int USUAL = 125;

    private final long between;
    private final LongSupplier clock;
    private final LongConsumer pause;
    private long next;

    /**
     * @param between from the beginning of a small batch to that of the next, at the least; no more than four times that with larger ones
     * @param clock in nanoseconds
     * @param pause lets nanoseconds pass, or fewer
     */
    AdaptiveLinger(Duration between, LongSupplier clock, LongConsumer pause) {
        this.between = between.toNanos();
        this.clock = clock;
        this.pause = pause;
        this.next = clock.getAsLong();
    }

    /**
     * A batch begins.
     *
     * @param size its requests
     * @param behind whether more wait for the next one already
     */
    void begin(int size, boolean behind) {
        next = clock.getAsLong() + (behind || size <= 1 ? 0 : pauseAfter(size));
    }

    private long pauseAfter(int size) {
        return Math.min(LONGEST * between, Math.max(between, between * size / USUAL));
    }

    /** Waits until another one may. */
    void keep() {
        long left = next - clock.getAsLong();
        if (left > 0) {
            pause.accept(left);
        }
    }
}
