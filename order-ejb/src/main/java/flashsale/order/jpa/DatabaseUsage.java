package flashsale.order.jpa;

import flashsale.order.application.monitoring.ConnectionPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many threads are at the database. The pool belongs to the server, and each server tells of it in a way of its own; whoever works
 * at the database has one of its connections or waits for one, whatever the server.
 */
@ApplicationScoped
public class DatabaseUse implements ConnectionPool {

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
