package flashsale.order.simulation.model;

/** A service does not respond, or breaks its contract. The message is a sentence for the report. */
public final class ServiceFault extends Exception {
    private static final long serialVersionUID = 1;

    public ServiceFault(String message) {
        super(message);
    }

    public ServiceFault(String message, Throwable cause) {
        super(message + ": " + rootMessage(cause), cause);
    }

    /** The message of the innermost cause that has one. */
    public static String rootMessage(Throwable fault) {
        String message = fault.getClass().getSimpleName();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                message = cause.getMessage().lines().findFirst().orElse(message);
            } else if (cause.getCause() == null) {
                message = cause.getClass().getSimpleName();
            }
        }
        return message;
    }
}
