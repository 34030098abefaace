package flashsale.order.web.json;

/** A body that is no JSON object that can be read; it ends the call. */
public final class UnreadableBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Fault {
        INCOMPLETE,
        TOO_LARGE,
        MALFORMED
    }

    private final Fault reason;

    public UnreadableBody(Fault reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Fault reason() {
        return reason;
    }
}
