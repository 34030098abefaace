package flashsale.order.web.problem;

import jakarta.resource.ResourceException;

/** Distinguishes a database that cannot be reached, where nothing happened, from all other faults. */
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
