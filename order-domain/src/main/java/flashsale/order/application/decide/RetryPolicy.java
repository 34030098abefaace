package flashsale.order.application.decide;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The retry policy for batches that lose the optimistic lock: exponential backoff with full jitter, so that rivals diverge.
 *
 * @param attempts the maximum number of attempts, at least 1
 * @param pause the upper bound of the pause after the first attempt; the bound doubles with each attempt, up to
 *     {@value #MAX_DOUBLINGS} times, and the actual pause is random
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
