package flashsale.order.web.problem;

import jakarta.resource.ResourceException;

/** Detector of faults caused by a missing database connection, after which nothing has happened. */
final class NoConnection {

    private NoConnection() {}

    /** Searches the causes for the exception of the server's connection pool, which other layers wrap. */
    static boolean isCauseOf(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceException) {
                return true;
            }
        }
        return false;
    }
}
