package flashsale.order.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The tables as an operator reads them. */
final class OrderTables {

    private OrderTables() {}

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                RealSystem.services().jdbc(),
                RealSystem.services().user(),
                RealSystem.services().password());
    }

    /** A connection that keeps this product from being decided on, until it commits. */
    static Connection locking(long product) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("select id from product where id = ? for update")) {
            lock.setLong(1, product);
            lock.executeQuery();
        }
        return connection;
    }

    /** The first column of the only row. */
    static long number(String sql, Object... arguments) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setObject(i + 1, arguments[i]);
            }
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
