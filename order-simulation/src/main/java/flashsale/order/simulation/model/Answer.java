package flashsale.order.simulation.model;

import java.time.Instant;

/**
 * The answer to a customer who asks what became of an order.
 *
 * @param decidedAt {@link Instant#MIN} when not told
 * @param retryAfterSeconds 0 when not told
 * @param flaw what is wrong with the answer; empty when nothing is
 */
public record Answer(Standing standing, Instant decidedAt, int retryAfterSeconds, String flaw) {
    public static Answer flawed(String flaw) {
        return new Answer(Standing.UNKNOWN, Instant.MIN, 0, flaw);
    }
}
