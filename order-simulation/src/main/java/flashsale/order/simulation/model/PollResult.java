package flashsale.order.simulation.model;

import java.time.Instant;

/**
 * The response to a poll of an order's status.
 *
 * @param decidedAt {@link Instant#MIN} if absent
 * @param retryAfterSeconds 0 if absent
 * @param flaw what is wrong with the response; empty if nothing is
 */
public record PollResult(ObservedStatus status, Instant decidedAt, int retryAfterSeconds, String flaw) {
    public static PollResult flawed(String flaw) {
        return new PollResult(ObservedStatus.UNKNOWN, Instant.MIN, 0, flaw);
    }
}
