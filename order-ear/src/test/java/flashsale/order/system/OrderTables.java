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
