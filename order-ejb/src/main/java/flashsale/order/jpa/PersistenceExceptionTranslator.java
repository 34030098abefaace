package flashsale.order.jpa;

import flashsale.order.application.port.UnitOfWork.StaleDataException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Distinguishes a fault that a retry on fresh data can mend from one that it cannot. */
final class PersistenceExceptionTranslator {

    /** SQL state classes of ISO/IEC 9075: a constraint broken (another inserted the same key), a transaction rolled back (deadlock). */
    private static final String CONSTRAINT = "23";

    private static final String ROLLED_BACK = "40";

    /** The lock wait timeout of MySQL and MariaDB, which has the general state HY000. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private PersistenceExceptionTranslator() {}

    /**
     * Sends all changes to the database.
     *
     * @throws StaleDataException when others changed the same rows meanwhile
     */
    static void flush(EntityManager entities) {
        try {
            entities.flush();
        } catch (PersistenceException failed) {
            throw named(failed);
        }
    }

    /** The exception for the caller: as it is, or a {@link StaleDataException} when fresh data will mend it. */
    static RuntimeException named(RuntimeException failed) {
        return failed instanceof StaleDataException || !isCauseOf(failed) ? failed : new StaleDataException(failed);
    }

    private static boolean isCauseOf(Throwable failed) {
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
