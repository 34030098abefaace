package flashsale.order.jpa;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.application.port.TimeLimiter;
import flashsale.order.configuration.ApplicationThreads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** The health of the database behind the data source. */
@ApplicationScoped
public class DatabaseDependency implements Dependency {

    private static final int SECONDS = 1;

    /** Below what is usually waited for the answer of a readiness check. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject
    private DataSource dataSource;

    @Inject
    private ApplicationThreads threads;

    private TimeLimiter timeLimiter;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean required() {
        return true;
    }

    @PostConstruct
    void start() {
        timeLimiter = new TimeLimiter(PATIENCE, threads.checks(), threads.answers(), threads.scheduler());
    }

    /** A database that hangs would block the caller until the driver gives up. */
    @Override
    public Condition check() {
        return timeLimiter.call(this::look).toCompletableFuture().join().orElseGet(() -> down("no answer"));
    }

    private Condition look() {
        try (Connection connection = dataSource.getConnection()) {
            return new Condition(connection.isValid(SECONDS), Map.of("dataSource", OrdersDataSource.NAME));
        } catch (SQLException unreachable) {
            return down("no connection, SQL state " + unreachable.getSQLState());
        }
    }

    private static Condition down(String fault) {
        return new Condition(false, Map.of("dataSource", OrdersDataSource.NAME, "fault", fault));
    }
}
