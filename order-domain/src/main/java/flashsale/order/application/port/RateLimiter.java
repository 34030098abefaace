package flashsale.order.application.port;

import java.time.Duration;

/**
 * Limits how often a member may call: a token bucket per member and kind of call, shared by all instances. When the buckets
 * are unavailable every call is allowed, without delay.
 */
public interface RateLimiter {

    /** The calls that have buckets of their own. */
    enum Call {
        /** Placing an order. */
        ORDER,
        /** Asking for orders that were placed. */
        STATUS
    }

    /** Whether these calls have a limit at all; the same for as long as the application runs. */
    boolean limits(Call call);

    /**
     * Takes a token.
     *
     * @return zero when there was one; otherwise how long it takes until there is, and nothing was taken
     */
    Duration take(String memberId, Call call);
}
