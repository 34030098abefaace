package flashsale.order.simulation;

/**
 * The answer to a POST of an order.
 *
 * @param code HTTP status, 0 when there was no answer
 * @param traceId empty when none was given
 * @param flaw what is wrong with the answer; empty when nothing is
 * @param micros from sending to the last byte of the answer
 */
record Receipt(int code, String traceId, String flaw, int micros) {
    static final Receipt NONE = new Receipt(0, "", "no answer in time", 0);

    boolean accepted() {
        return code == 202 && !traceId.isEmpty();
    }
}
