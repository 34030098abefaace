package flashsale.order.simulation.model;

import java.time.Instant;

/**
 * The answer to a customer who asks what became of an order.
 *
 * @param decidedAt {@link Instant#MIN} when not told
 * @param retryAfterSeconds 0 when not told
 * @param flaw what is wrong with the answer; empty when nothing is
 */
public record PollResult(ObservedStatus status, Instant decidedAt, int retryAfterSeconds, String flaw) {
    public static PollResult flawed(String flaw) {
        return new PollResult(ObservedStatus.UNKNOWN, Instant.MIN, 0, flaw);
    }
}
