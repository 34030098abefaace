package flashsale.order.simulation.model;

/**
 * The outcome of one request, as its customer saw it.
 *
 * @param customer index of the customer who sent it
 * @param status the last one seen
 * @param flaw what is wrong with the last response; empty if nothing is
 */
public record Outcome(int customer, PostResult postResult, ObservedStatus status, String flaw) {
    public String traceId() {
        return postResult.traceId();
    }
}
