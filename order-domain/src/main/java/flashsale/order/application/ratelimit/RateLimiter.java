package flashsale.order.application.ratelimit;

import java.time.Duration;

/**
 * A rate limiter with one token bucket per member and kind of call, shared by all instances. It fails open: while the buckets
 * are unavailable, every call is allowed without delay.
 */
public interface RateLimiter {

    /** The kinds of calls; each has its own buckets. */
    enum Call {
        /** Placing an order. */
        ORDER,
        /** Reading orders that were placed. */
        STATUS
    }

    /** Whether this kind of call has a limit; constant while the application runs. */
    boolean limits(Call call);

    /**
     * Takes a token.
     *
     * @return zero when a token was taken; otherwise the time until one is available
     */
    Duration take(String memberId, Call call);
}
