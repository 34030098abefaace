package flashsale.order.application.port;

import java.time.Duration;

/**
 * How often a member may call: a bucket of tokens for each member and kind of call, which fills up at a steady rate and of which
 * each call takes one. All instances share the buckets. Where they cannot be reached every call may go on, at once.
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
