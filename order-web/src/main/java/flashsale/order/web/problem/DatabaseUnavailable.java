package flashsale.order.web.problem;

import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Detector of the database's faults after which nothing has happened, so that the caller can repeat the call. */
public final class DatabaseUnavailable {

    /** SQL state class of ISO/IEC 9075 for a connection that cannot be used. */
    private static final String CONNECTION = "08";

    /**
     * Error codes of MySQL and MariaDB for a write that is refused because the server, the session or the tables take no writes: read-only
     * (1290, 1836), a read-only transaction (1792), or a full disk or table (1021, 1114). Their SQL states are not specific.
     */
    private static final Set<Integer> WRITE_REFUSED = Set.of(1290, 1836, 1792, 1021, 1114);

    private DatabaseUnavailable() {}

    /** Searches the causes, because other layers wrap the exception. Returns the reason, for operators; empty for other faults. */
    static Optional<String> reason(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> reasonOf(cause).stream())
                .findFirst();
    }

    /**
     * Returns whether the connection broke. A read has then changed nothing; a write may have been executed.
     */
    public static boolean isConnectionBroken(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(CONNECTION));
    }

    private static Optional<String> reasonOf(Throwable cause) {
        // The exception of the server's connection pool.
        if (cause instanceof ResourceException) {
            return Optional.of("no database connection was available");
        }
        if (cause instanceof LockNotGrantedException) {
            return Optional.of("another transaction held the same rows for too long");
        }
        if (cause instanceof SQLException sql && WRITE_REFUSED.contains(sql.getErrorCode())) {
            return Optional.of("the database takes no writes, error " + sql.getErrorCode());
        }
        return Optional.empty();
    }
}
