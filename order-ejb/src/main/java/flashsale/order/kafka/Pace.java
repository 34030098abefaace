package flashsale.order.kafka;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets what arrives gather: a batch of five costs nearly as much as one of fifty. A batch that comes after a rest, as one order on an idle
 * system does, and one that follows on a long one are not kept waiting. For one thread.
 */
final class Pace {

    private final long between;
    private final LongSupplier clock;
    private final LongConsumer pause;
    private long last;

    /**
     * @param between the beginnings of two batches, at the least
     * @param clock in nanoseconds
     * @param pause lets nanoseconds pass, or fewer
     */
    Pace(Duration between, LongSupplier clock, LongConsumer pause) {
        this.between = between.toNanos();
        this.clock = clock;
        this.pause = pause;
        this.last = clock.getAsLong() - this.between;
    }

    /** A batch begins. */
    void begin() {
        last = clock.getAsLong();
    }

    /** Waits until another one may. */
    void keep() {
        long left = last + between - clock.getAsLong();
        if (left > 0) {
            pause.accept(left);
        }
    }
}
