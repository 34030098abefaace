package flashsale.order.application.decide;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How often a batch that lost its optimistic lock is retried, and after what pause.
 *
 * @param attempts 1 or more, the first try included
 * @param pause the longest pause after the first attempt; it doubles with each, up to {@value #MAX_DOUBLINGS} times, and is drawn
 *     at random up to that so that rivals part
 */
public record RetryPolicy(int attempts, Duration pause) {

    private static final int MAX_DOUBLINGS = 5;

    void pauseAfter(int attempt) {
        long longest = pause.toNanos() << Math.min(attempt - 1, MAX_DOUBLINGS);
        if (longest > 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
    }
}
