package flashsale.order.application.monitoring;

import java.util.OptionalLong;

/** The metrics of a connection pool. */
public interface PoolMetrics {

    /**
     * A snapshot of the pool.
     *
     * @param active connections in use
     * @param idle open connections that are not in use; empty if unknown
     * @param waiting callers that wait for a connection; empty if unknown
     */
    record Use(long active, OptionalLong idle, OptionalLong waiting) {}

    /** A stable name in lower case. */
    String name();

    /** The current state. */
    Use use();
}
