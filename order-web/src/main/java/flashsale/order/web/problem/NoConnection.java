package flashsale.order.web.problem;

import jakarta.resource.ResourceException;

/** Tells the fault of a database out of reach, before which nothing happened, from all others. */
final class NoConnection {

    private NoConnection() {}

    /** Whether the server had no connection to give, as its connector says whatever is put around that. */
    static boolean isCauseOf(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceException) {
                return true;
            }
        }
        return false;
    }
}
