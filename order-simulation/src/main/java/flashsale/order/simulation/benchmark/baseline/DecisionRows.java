package flashsale.order.simulation.benchmark.baseline;

import flashsale.order.simulation.benchmark.load.SampleOrder;
import flashsale.order.simulation.benchmark.load.SampleOrder.Receiver;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Inserts the same rows as the application writes for a decision, in JDBC batches. Not thread-safe. */
final class DecisionRows implements AutoCloseable {
    private static final String ORDER = "INSERT INTO orders (trace_id, member_id, status, reason, attempt, total_price,"
            + " receiver_name, receiver_phone, receiver_address, requested_at, decided_at)"
            + " VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)";
    private static final String ITEM =
            "INSERT INTO order_item (trace_id, product_id, name, price, quantity) VALUES (?, ?, ?, ?, 1)";
    private static final BigDecimal PRICE = new BigDecimal("19.90");

    private final PreparedStatement orders;
    private final PreparedStatement items;

    DecisionRows(Connection connection) throws SQLException {
        orders = connection.prepareStatement(ORDER);
        items = connection.prepareStatement(ITEM);
    }

    void add(SampleOrder order, boolean confirmed) throws SQLException {
        orders.setString(1, order.traceId());
        orders.setString(2, order.memberId());
        orders.setString(3, confirmed ? "CONFIRMED" : "REJECTED");
        orders.setString(4, confirmed ? null : "OUT_OF_STOCK");
        orders.setBigDecimal(5, confirmed ? PRICE.multiply(BigDecimal.valueOf(order.productIds().length)) : null);
        orders.setString(6, confirmed ? Receiver.NAME : null);
        orders.setString(7, confirmed ? Receiver.PHONE : null);
        orders.setString(8, confirmed ? Receiver.ADDRESS : null);
        Timestamp at = Timestamp.from(order.requestedAt());
        orders.setTimestamp(9, at);
        orders.setTimestamp(10, at);
        orders.addBatch();
        if (confirmed) {
            for (long id : order.productIds()) {
                items.setString(1, order.traceId());
                items.setLong(2, id);
                items.setString(3, "Benchmark product " + id);
                items.setBigDecimal(4, PRICE);
                items.addBatch();
            }
        }
    }

    /** Executes the batches. */
    void write() throws SQLException {
        orders.executeBatch();
        items.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        orders.close();
        items.close();
    }
}
