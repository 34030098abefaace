package flashsale.order.web.json;

/** Thrown for a request body that is no readable JSON object. */
public final class UnreadableBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why the body is unreadable. */
    public enum Fault {
        INCOMPLETE,
        TOO_LARGE,
        MALFORMED
    }

    private final Fault fault;

    public UnreadableBodyException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
