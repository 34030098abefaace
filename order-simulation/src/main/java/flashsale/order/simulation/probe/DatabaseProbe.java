package flashsale.order.simulation.probe;

import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.ServiceFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads decisions and stock directly from the database. */
public final class DatabaseProbe implements AutoCloseable {
    private static final String DECISIONS = """
            SELECT o.trace_id, o.status, o.reason,
                   GROUP_CONCAT(CONCAT(i.product_id, 'x', i.quantity) ORDER BY i.product_id SEPARATOR ' ')
            FROM orders o LEFT JOIN order_item i ON i.trace_id = o.trace_id
            WHERE o.member_id LIKE ?
            GROUP BY o.trace_id, o.status, o.reason""";
    private static final String CONFIRMED = """
            SELECT i.product_id, SUM(i.quantity)
            FROM orders o JOIN order_item i ON i.trace_id = o.trace_id
            WHERE o.member_id LIKE ? AND o.status = 'CONFIRMED'
            GROUP BY i.product_id""";
    private static final String STOCK = "SELECT id, stock, version FROM product WHERE id BETWEEN ? AND ?";

    private final Connection connection;

    /** Connects at once, so that a wrong address fails before the promotion. */
    public DatabaseProbe(String jdbc, String user, String password) throws ServiceFault {
        try {
            connection = DriverManager.getConnection(jdbc, user, password);
        } catch (SQLException fault) {
            throw new ServiceFault("The database at %s refuses the user '%s'".formatted(jdbc, user), fault);
        }
    }

    /** All decisions on requests of these members. */
    public List<StoredDecision> decisions(String memberPrefix) throws ServiceFault {
        List<StoredDecision> rows = new ArrayList<>();
        read(
                DECISIONS,
                row -> rows.add(new StoredDecision(
                        row.getString(1),
                        ObservedStatus.of(row.getString(2), row.getString(3)),
                        text(row.getString(4)))),
                memberPrefix + "%");
        return rows;
    }

    /** Units in confirmed orders of these members, by product id. */
    public Map<Long, Long> confirmedUnits(String memberPrefix) throws ServiceFault {
        Map<Long, Long> units = new HashMap<>();
        read(CONFIRMED, row -> units.put(row.getLong(1), row.getLong(2)), memberPrefix + "%");
        return units;
    }

    /** The stock of these products, by product id. */
    public Map<Long, Stock> stock(long firstId, long lastId) throws ServiceFault {
        Map<Long, Stock> stock = new HashMap<>();
        read(STOCK, row -> stock.put(row.getLong(1), new Stock(row.getLong(2), row.getLong(3))), firstId, lastId);
        return stock;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, Row each, Object... parameters) throws ServiceFault {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            // Streams the rows: Connector/J would otherwise hold the whole result in memory
            query.setFetchSize(Integer.MIN_VALUE);
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        } catch (SQLException fault) {
            throw new ServiceFault("The database failed a query about the promotion", fault);
        }
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            return;
        }
    }
}
