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
     */
    <T> T run(Supplier<T> work);

    /** The transaction lost the optimistic lock. */
    final class StaleDataException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleDataException(Throwable cause) {
            super("Another transaction changed the data", cause);
        }
    }
}
