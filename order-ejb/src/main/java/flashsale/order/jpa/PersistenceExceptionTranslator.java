package flashsale.order.jpa;

import flashsale.order.application.port.UnitOfWork.StaleDataException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Translates faults that a retry on fresh data may resolve into {@link StaleDataException}. */
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
     */
    static void flush(EntityManager entities) {
        try {
            entities.flush();
        } catch (PersistenceException failed) {
            throw translate(failed);
        }
    }

    /** Returns the exception itself, or a {@link StaleDataException} if fresh data may resolve it. */
    static RuntimeException translate(RuntimeException failed) {
        return failed instanceof StaleDataException || !isCausedByStaleData(failed)
                ? failed
                : new StaleDataException(failed);
    }

    private static boolean isCausedByStaleData(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof SQLException sql && isStale(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStale(SQLException failed) {
        String state = failed.getSQLState();
        return failed.getErrorCode() == LOCK_WAIT_TIMEOUT
                || state != null && (state.startsWith(CONSTRAINT) || state.startsWith(ROLLED_BACK));
    }
}
