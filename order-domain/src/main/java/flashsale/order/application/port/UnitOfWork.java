package flashsale.order.application.port;

import java.util.function.Supplier;

/** A transaction on products and orders: all of its work happens, or none. */
@FunctionalInterface
public interface UnitOfWork {

    /**
     * Does the work in a transaction of its own and commits it.
     *
     * @throws StaleDataException when others changed the same data meanwhile; nothing happened, and the work can be done again
     */
    <T> T run(Supplier<T> work);

    /** The optimistic lock is lost. */
    final class StaleDataException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleDataException(Throwable cause) {
            super("The data was changed by others", cause);
        }
    }
}
