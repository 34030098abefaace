package flashsale.order.simulation.model;

/**
 * What a place says about a request.
 *
 * @param status in the words of that place; empty when it knows nothing
 * @param reason empty when there is none
 */
public record Standing(String status, String reason) {
    public static final Standing UNKNOWN = new Standing("", "");
    public static final Standing PROCESSING = new Standing("PROCESSING", "");
    public static final Standing COMPLETED = new Standing("COMPLETED", "");
    public static final Standing SOLD_OUT = failed("OUT_OF_STOCK");

    public static Standing failed(String reason) {
        return new Standing("FAILED", reason);
    }

    /** From texts that may be missing. */
    public static Standing of(String status, String reason) {
        Standing said = new Standing(status == null ? "" : status, reason == null ? "" : reason);
        return said.equals(COMPLETED) ? COMPLETED : said.equals(SOLD_OUT) ? SOLD_OUT : said;
    }

    public boolean completed() {
        return status.equals("COMPLETED");
    }

    public boolean failed() {
        return status.equals("FAILED");
    }

    public boolean ended() {
        return completed() || failed();
    }

    @Override
    public String toString() {
        return status.isEmpty() ? "nothing" : reason.isEmpty() ? status : status + " " + reason;
    }
}
