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

/** The health of the database. It is required: without it nothing is decided. */
@ApplicationScoped
public class DatabaseDependency implements Dependency {

    private static final int VALIDATION_SECONDS = 1;

    /** Shorter than the usual timeouts of readiness probes. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Inject
    private DataSource dataSource;

    @Inject
    private ApplicationThreads threads;

    private TimeLimiter timeLimiter;

    @Override
    public String name() {
        return "database";
    }

    /** Without the database the topic is the buffer: this instance accepts orders, and they are decided later. */
    @Override
    public boolean required() {
        return false;
    }

    @PostConstruct
    void start() {
        timeLimiter = new TimeLimiter(TIMEOUT, threads.checks(), threads.answers(), threads.scheduler());
    }

    /** Limits the time on another thread: a database that hangs would block the caller until the driver gives up. */
    @Override
    public Condition check() {
        return timeLimiter
                .call(this::validateConnection)
                .toCompletableFuture()
                .join()
                .orElseGet(() -> down("no answer"));
    }

    private Condition validateConnection() {
        try (Connection connection = dataSource.getConnection()) {
            return new Condition(connection.isValid(VALIDATION_SECONDS), Map.of("dataSource", OrdersDataSource.NAME));
        } catch (SQLException unreachable) {
            return down("no connection, SQL state " + unreachable.getSQLState());
        }
    }

    private static Condition down(String fault) {
        return new Condition(false, Map.of("dataSource", OrdersDataSource.NAME, "fault", fault));
    }
}
