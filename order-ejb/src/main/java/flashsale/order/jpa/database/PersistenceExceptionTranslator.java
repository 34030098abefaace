package flashsale.order.jpa.database;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.application.port.UnitOfWork.RefusedDataException;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Objects;
import java.util.stream.Stream;

/** Translates faults of the database into the exceptions of the unit of work. */
public final class PersistenceExceptionTranslator {

    private PersistenceExceptionTranslator() {}

    /**
     * Writes all changes to the database.
     *
     * @throws StaleDataException when another transaction has changed the same rows
     * @throws LockNotGrantedException when another transaction holds the same rows
     * @throws RefusedDataException when the database refuses the changes
     */
    public static void flush(EntityManager entities) {
        try {
            entities.flush();
        } catch (PersistenceException failed) {
            throw translate(failed);
        }
    }

    /** Returns the exception of the unit of work; the exception itself for an outage. */
    public static RuntimeException translate(RuntimeException failed) {
        if (failed instanceof StaleDataException
                || failed instanceof LockNotGrantedException
                || failed instanceof RefusedDataException) {
            return failed;
        }
        if (isCausedBy(DatabaseFault.LOCK_NOT_GRANTED, failed)) {
            return new LockNotGrantedException(failed);
        }
        if (isCausedBy(DatabaseFault.STALE_DATA, failed)) {
            return new StaleDataException(failed);
        }
        return isCausedBy(DatabaseFault.REFUSED_DATA, failed)
                ? new RefusedDataException(FaultText.brief(failed), failed)
                : failed;
    }

    private static boolean isCausedBy(DatabaseFault fault, Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).anyMatch(fault::matches);
    }
}
