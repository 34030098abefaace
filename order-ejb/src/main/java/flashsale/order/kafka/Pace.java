package flashsale.order.kafka;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets what arrives gather: a batch of five costs nearly as much as one of fifty. Nothing waits behind a large batch, as a backlog, nor
 * behind a single request, as on an idle system. For one thread.
 */
final class Pace {

    /** Requests; a larger batch is worth its costs. */
    private static final int FEW = 200;

    private final long between;
    private final LongSupplier clock;
    private final LongConsumer pause;
    private long next;

    /**
     * @param between from the beginning of a small batch to that of the next, at the least
     * @param clock in nanoseconds
     * @param pause lets nanoseconds pass, or fewer
     */
    Pace(Duration between, LongSupplier clock, LongConsumer pause) {
        this.between = between.toNanos();
        this.clock = clock;
        this.pause = pause;
        this.next = clock.getAsLong();
    }

    /** Whether a batch of so many requests is one of a backlog. */
    static boolean isLarge(int size) {
        return size >= FEW;
    }

    /** A batch of so many requests begins. */
    void begin(int size) {
        next = clock.getAsLong() + (size > 1 && !isLarge(size) ? between : 0);
    }

    /** Waits until another one may. */
    void keep() {
        long left = next - clock.getAsLong();
        if (left > 0) {
            pause.accept(left);
        }
    }
}
