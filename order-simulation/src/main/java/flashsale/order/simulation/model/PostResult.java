package flashsale.order.simulation.model;

/**
 * The response to a POST of an order.
 *
 * @param code HTTP status, 0 if there was no response
 * @param traceId empty if absent
 * @param flaw what is wrong with the response; empty if nothing is
 * @param micros from sending the request to the last byte of the response
 */
public record PostResult(int code, String traceId, String flaw, int micros) {
    public static final PostResult NONE = new PostResult(0, "", "no response in time", 0);

    public boolean accepted() {
        return code == 202 && !traceId.isEmpty();
    }
}
