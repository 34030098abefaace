package flashsale.order.simulation;

/**
 * What a place says about a request.
 *
 * @param status in the words of that place; empty when it knows nothing
 * @param reason empty when there is none
 */
record Standing(String status, String reason) {
    static final Standing UNKNOWN = new Standing("", "");
    static final Standing PROCESSING = new Standing("PROCESSING", "");
    static final Standing COMPLETED = new Standing("COMPLETED", "");
    static final Standing SOLD_OUT = failed("OUT_OF_STOCK");

    static Standing failed(String reason) {
        return new Standing("FAILED", reason);
    }

    /** From texts that may be missing. */
    static Standing of(String status, String reason) {
        Standing said = new Standing(status == null ? "" : status, reason == null ? "" : reason);
        return said.equals(COMPLETED) ? COMPLETED : said.equals(SOLD_OUT) ? SOLD_OUT : said;
    }

    boolean completed() {
        return status.equals("COMPLETED");
    }

    boolean failed() {
        return status.equals("FAILED");
    }

    boolean ended() {
        return completed() || failed();
    }

    @Override
    public String toString() {
        return status.isEmpty() ? "nothing" : reason.isEmpty() ? status : status + " " + reason;
    }
}
