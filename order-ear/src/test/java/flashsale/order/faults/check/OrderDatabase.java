package flashsale.order.faults.check;

import flashsale.order.faults.fixture.BreakableSystem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The orders and products of one load run as the database holds them.
 *
 * @param prefix the prefix of the run's member ids
 */
public record OrderDatabase(BreakableSystem system, String prefix, List<Long> products) {

    /** A decided order with its items. */
    public record Decision(String traceId, String member, String status, String reason, Map<Long, Integer> items) {}

    /** The remaining stock of a product, and the units of it in confirmed orders. */
    public record StockLevel(long product, long stock, long sold) {}

    /** Returns all decisions by trace id. */
    public Map<String, Decision> decisions() throws SQLException {
        Map<String, Decision> decisions = new HashMap<>();
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select o.trace_id, o.member_id, o.status, o.reason, i.product_id, i.quantity"
                                + " from orders o left join order_item i on i.trace_id = o.trace_id"
                                + " where o.member_id like '" + prefix + "%'")) {
            while (row.next()) {
                Decision decision = decisions.computeIfAbsent(row.getString(1), id -> decision(id, row));
                if (row.getObject(5) != null) {
                    decision.items().put(row.getLong(5), row.getInt(6));
                }
            }
        }
        return decisions;
    }

    private static Decision decision(String id, ResultSet row) {
        try {
            return new Decision(id, row.getString(2), row.getString(3), row.getString(4), new LinkedHashMap<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the number of decisions. */
    public long decisionCount() throws SQLException {
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from orders where member_id like '" + prefix + "%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Returns the stock of all products in one consistent snapshot, so that no decision comes in between. */
    public List<StockLevel> stockLevels(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        String ids = products.stream().map(String::valueOf).collect(Collectors.joining(","));
        Map<Long, Long> sold = new HashMap<>();
        List<StockLevel> stockLevels = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("start transaction with consistent snapshot");
            try (ResultSet row = statement.executeQuery("select i.product_id, sum(i.quantity) from orders o"
                    + " join order_item i on i.trace_id = o.trace_id"
                    + " where o.member_id like '" + prefix + "%' and o.status = 'CONFIRMED' group by i.product_id")) {
                while (row.next()) {
                    sold.put(row.getLong(1), row.getLong(2));
                }
            }
            try (ResultSet row = statement.executeQuery("select id, stock from product where id in (" + ids + ")")) {
                while (row.next()) {
                    stockLevels.add(
                            new StockLevel(row.getLong(1), row.getLong(2), sold.getOrDefault(row.getLong(1), 0L)));
                }
            }
        }
        connection.rollback();
        return stockLevels;
    }
}
