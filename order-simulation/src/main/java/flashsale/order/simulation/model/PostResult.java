package flashsale.order.simulation.model;

/**
 * The answer to a POST of an order.
 *
 * @param code HTTP status, 0 when there was no answer
 * @param traceId empty when none was given
 * @param flaw what is wrong with the answer; empty when nothing is
 * @param micros from sending to the last byte of the answer
 */
public record PostResult(int code, String traceId, String flaw, int micros) {
    public static final PostResult NONE = new PostResult(0, "", "no answer in time", 0);

    public boolean accepted() {
        return code == 202 && !traceId.isEmpty();
    }
}
