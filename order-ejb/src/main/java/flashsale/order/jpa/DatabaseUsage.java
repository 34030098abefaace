package flashsale.order.jpa;

import flashsale.order.application.monitoring.PoolMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many threads use the database, each with a connection of the pool or waiting for one. The servers' own pool statistics do not take
 * its place: neither server gives them to an application by an API, only by its administration (Payara's monitoring, WildFly's management
 * model), each under names of its own and off until an operator turns them on.
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
