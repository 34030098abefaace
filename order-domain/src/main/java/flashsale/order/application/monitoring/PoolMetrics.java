package flashsale.order.application.monitoring;

import java.util.OptionalLong;

/** The state of a connection pool. */
public interface PoolMetrics {

    /**
     * How it is used.
     *
     * @param active connections that someone has
     * @param idle open ones that nobody has; empty where that is not known
     * @param waiting those who wait for one; empty where that is not known
     */
    record Use(long active, OptionalLong idle, OptionalLong waiting) {}

    /** A stable name in lower case. */
    String name();

    /** At this moment. */
    Use use();
}
