package flashsale.order.simulation.model;

/**
 * The status of a request, as one source (HTTP, Redis or the database) shows it.
 *
 * @param status the source's own term; empty if the source does not know the request
 * @param reason empty if there is none
 */
public record ObservedStatus(String status, String reason) {
    public static final ObservedStatus UNKNOWN = new ObservedStatus("", "");
    public static final ObservedStatus PROCESSING = new ObservedStatus("PROCESSING", "");
    public static final ObservedStatus COMPLETED = new ObservedStatus("COMPLETED", "");
    public static final ObservedStatus SOLD_OUT = failed("OUT_OF_STOCK");

    public static ObservedStatus failed(String reason) {
        return new ObservedStatus("FAILED", reason);
    }

    /** Creates a status from values that may be null. */
    public static ObservedStatus of(String status, String reason) {
        ObservedStatus observed = new ObservedStatus(status == null ? "" : status, reason == null ? "" : reason);
        return observed.equals(COMPLETED) ? COMPLETED : observed.equals(SOLD_OUT) ? SOLD_OUT : observed;
    }

    public boolean completed() {
        return status.equals("COMPLETED");
    }

    public boolean failed() {
        return status.equals("FAILED");
    }

    public boolean isFinal() {
        return completed() || failed();
    }

    @Override
    public String toString() {
        return status.isEmpty() ? "nothing" : reason.isEmpty() ? status : status + " " + reason;
    }
}
