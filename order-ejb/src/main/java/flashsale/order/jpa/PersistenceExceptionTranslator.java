package flashsale.order.jpa;

import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Translates faults that are caused by other transactions into the exceptions of the unit of work. */
final class PersistenceExceptionTranslator {

    /** SQL state class of ISO/IEC 9075 for a violated constraint: another transaction inserted the same key. */
    private static final String CONSTRAINT = "23";

    /** SQL state class for a transaction that was rolled back: a deadlock. */
    private static final String ROLLED_BACK = "40";

    /** Error code of MySQL and MariaDB, whose SQL state is the general HY000. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private PersistenceExceptionTranslator() {}

    /**
     * Writes all changes to the database.
     *
     * @throws StaleDataException when another transaction has changed the same rows
     * @throws LockNotGrantedException when another transaction holds the same rows
     */
    static void flush(EntityManager entities) {
        try {
            entities.flush();
        } catch (PersistenceException failed) {
            throw translate(failed);
        }
    }

    /** Returns the exception of the unit of work; the exception itself if no other transaction caused it. */
    static RuntimeException translate(RuntimeException failed) {
        if (failed instanceof StaleDataException || failed instanceof LockNotGrantedException) {
            return failed;
        }
        if (hasCause(failed, PersistenceExceptionTranslator::isLockNotGranted)) {
            return new LockNotGrantedException(failed);
        }
        return hasCause(failed, PersistenceExceptionTranslator::isStale) ? new StaleDataException(failed) : failed;
    }

    private static boolean hasCause(Throwable failed, Predicate<Throwable> kind) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).anyMatch(kind);
    }

    private static boolean isLockNotGranted(Throwable cause) {
        return cause instanceof SQLException sql
                && (sql.getErrorCode() == LOCK_WAIT_TIMEOUT || isOfClass(ROLLED_BACK, sql));
    }

    private static boolean isStale(Throwable cause) {
        return cause instanceof OptimisticLockException
                || cause instanceof SQLException sql && isOfClass(CONSTRAINT, sql);
    }

    private static boolean isOfClass(String stateClass, SQLException failed) {
        return failed.getSQLState() != null && failed.getSQLState().startsWith(stateClass);
    }
}
