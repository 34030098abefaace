package flashsale.order.jpa.database;

import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.monitoring.Dependency;
import flashsale.order.configuration.ApplicationThreads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The health of the database. It is required: without it nothing is decided. */
@ApplicationScoped
public class DatabaseDependency implements Dependency {

    private static final int VALIDATION_SECONDS = 1;

    private static final Set<String> WRITABLE = Set.of("0", "OFF");

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
            if (!connection.isValid(VALIDATION_SECONDS)) {
                return down("no valid connection");
            }
            return isReadOnly(connection)
                    ? down("read-only")
                    : new Condition(true, Map.of("dataSource", OrdersDataSource.NAME));
        } catch (SQLException unreachable) {
            return down("no connection, SQL state " + unreachable.getSQLState());
        }
    }

    /** As after a failover to a replica: it answers queries, and nothing can be decided. */
    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select @@global.read_only")) {
            return row.next() && !WRITABLE.contains(row.getString(1));
        }
    }

    private static Condition down(String fault) {
        return new Condition(false, Map.of("dataSource", OrdersDataSource.NAME, "fault", fault));
    }
}
