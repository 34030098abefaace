package flashsale.order.application.port;

import java.util.function.Supplier;

/** A unit of work: one transaction on products and orders. All of its changes are committed, or none. */
@FunctionalInterface
public interface UnitOfWork {

    /**
     * Runs the work in a new transaction and commits it.
     *
     * @throws StaleDataException if another transaction changed the same data meanwhile; nothing is committed, and the work can be
     *     retried
     * @throws RefusedDataException if the database refuses what the work writes; nothing is committed
     * @throws LockNotGrantedException if another transaction holds a row that the work needs; nothing is committed, and the work can
     *     be retried later
     */
    <T> T run(Supplier<T> work);

    /** The database refuses the data for its own sake: a value or a statement breaks one of its rules. A retry cannot succeed. */
    final class RefusedDataException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * @param fault the cause in one line without personal data, for operators
         */
        public RefusedDataException(String fault, Throwable cause) {
            super("The database refuses the data: " + fault, cause);
        }
    }

    /** The transaction lost the optimistic lock. */
    final class StaleDataException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleDataException(Throwable cause) {
            super("Another transaction changed the data", cause);
        }
    }

    /**
     * The database did not grant a row lock: the wait for it timed out, or the transaction was the victim of a deadlock. That says
     * nothing about the data, so it is an outage of the database and no lost optimistic lock.
     */
    final class LockNotGrantedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LockNotGrantedException(Throwable cause) {
            super("Another transaction holds a row that is needed", cause);
        }
    }
}
