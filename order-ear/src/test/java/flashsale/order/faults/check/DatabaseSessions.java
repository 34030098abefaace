package flashsale.order.faults.check;

import static org.awaitility.Awaitility.await;

import flashsale.order.faults.fixture.BreakableSystem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sessions of the servers as the database sees them. */
public record DatabaseSessions(BreakableSystem system) {

    /** Returns when no server has a connection: the pools have closed those that were idle. */
    public void awaitNone() {
        await("the pools to be empty").atMost(Duration.ofMinutes(3)).until(() -> ids().isEmpty());
    }

    /** Returns the ids of all connections but this one. */
    public Set<Long> ids() throws SQLException {
        return new HashSet<>(numbers(
                "select id from information_schema.processlist where user = 'flashsale' and id <> connection_id()"));
    }

    /** Returns the number of connections that the database ended, for example after a timeout. */
    public long aborted() throws SQLException {
        return numbers("select variable_value from information_schema.global_status"
                        + " where variable_name = 'Aborted_clients'")
                .get(0);
    }

    private List<Long> numbers(String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }
}
