package flashsale.order.web.problem;

import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import jakarta.resource.ResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Detector of the database's faults after which nothing has happened, so that the caller can repeat the call. */
final class DatabaseUnavailable {

    private DatabaseUnavailable() {}

    /** Searches the causes, because other layers wrap the exception. Returns the reason, for operators; empty for other faults. */
    static Optional<String> reason(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> reasonOf(cause).stream())
                .findFirst();
    }

    private static Optional<String> reasonOf(Throwable cause) {
        // The exception of the server's connection pool.
        if (cause instanceof ResourceException) {
            return Optional.of("no database connection was available");
        }
        if (cause instanceof LockNotGrantedException) {
            return Optional.of("another transaction held the same rows for too long");
        }
        return Optional.empty();
    }
}
