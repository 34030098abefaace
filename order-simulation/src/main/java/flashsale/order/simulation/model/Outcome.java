package flashsale.order.simulation.model;

/**
 * What one request came to, as its customer saw it.
 *
 * @param customer who sent it, by position in the crowd
 * @param standing the last one seen
 * @param flaw of the last answer about it; empty when nothing was wrong
 */
public record Outcome(int customer, PostResult postResult, ObservedStatus status, String flaw) {
    public String traceId() {
        return postResult.traceId();
    }
}
