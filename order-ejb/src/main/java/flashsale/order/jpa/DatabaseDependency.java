package flashsale.order.jpa;

import flashsale.order.application.Dependency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** The database behind the data source. */
@ApplicationScoped
public class DatabaseDependency implements Dependency {

    private static final int SECONDS = 1;

    @Inject
    private DataSource dataSource;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean required() {
        return true;
    }

    @Override
    public Condition check() {
        try (Connection connection = dataSource.getConnection()) {
            return new Condition(connection.isValid(SECONDS), Map.of("dataSource", OrdersDataSource.NAME));
        } catch (SQLException unreachable) {
            return new Condition(
                    false,
                    Map.of(
                            "dataSource",
                            OrdersDataSource.NAME,
                            "fault",
                            "no connection, SQL state " + unreachable.getSQLState()));
        }
    }
}
