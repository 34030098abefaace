package flashsale.order.jpa.database;

import flashsale.order.application.monitoring.PoolMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The number of threads that use the database, each with a pooled connection or waiting for one. The servers have statistics of their
 * pools, but no API for applications: only Payara's monitoring and WildFly's management model show them, under different names and only
 * after an operator has turned them on.
 */
@ApplicationScoped
public class DatabaseUsage implements PoolMetrics {

    private final AtomicLong active = new AtomicLong();

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Use use() {
        return new Use(active.get(), OptionalLong.empty(), OptionalLong.empty());
    }

    void begin() {
        active.incrementAndGet();
    }

    void end() {
        active.decrementAndGet();
    }
}
