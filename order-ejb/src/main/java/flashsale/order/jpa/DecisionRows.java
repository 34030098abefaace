package flashsale.order.jpa;

import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SoldItem;
import flashsale.order.jpa.RowInsert.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inserts the rows of new decisions by JDBC. They are written once and need nothing that an entity manager does. */
final class DecisionRows {

    private static final RowInsert<Decided> ORDERS = new RowInsert<>(
            "insert into orders (trace_id, member_id, attempt, request_digest, requested_at, decided_at,"
                    + " status, reason, total_price, receiver_name, receiver_phone, receiver_address)",
            12,
            DecisionRows::set);

    private static final RowInsert<Sold> ITEMS = new RowInsert<>(
            "insert into order_item (trace_id, product_id, name, price, quantity)", 5, DecisionRows::set);

    private DecisionRows() {}

    private record Decided(Decision decision, Optional<RequestDigest> digest) {}

    private record Sold(String traceId, SoldItem item) {}

    static void insert(Connection connection, List<Decision> decisions, RequestDigests digests) throws SQLException {
        ORDERS.execute(
                connection,
                decisions.stream()
                        .map(decision -> new Decided(decision, digests.of(decision.request())))
                        .toList());
    }

    static void insertItems(Connection connection, List<Confirmed> confirmed) throws SQLException {
        List<Sold> items = new ArrayList<>();
        for (Confirmed order : confirmed) {
            String traceId = order.request().traceId().toString();
            order.items().forEach(item -> items.add(new Sold(traceId, item)));
        }
        ITEMS.execute(connection, items);
    }

    /** Changes nothing if the request has a row. */
    static void insertIfAbsent(Connection connection, OrderStatus rejected, Instant requestedAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into orders (trace_id, member_id, attempt, requested_at, decided_at, status, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on duplicate key update trace_id = trace_id")) {
            insert.setString(1, rejected.traceId().toString());
            insert.setString(2, rejected.memberId());
            insert.setInt(3, rejected.attempt());
            insert.setTimestamp(4, Timestamp.from(requestedAt));
            insert.setTimestamp(5, Timestamp.from(rejected.since()));
            insert.setString(6, OrderEntity.REJECTED);
            insert.setString(7, rejected.reason().orElseThrow().name());
            insert.executeUpdate();
        }
    }

    private static void set(Columns columns, Decided decided) throws SQLException {
        Decision decision = decided.decision();
        OrderRequest request = decision.request();
        columns.text(request.traceId().toString())
                .text(request.memberId())
                .number(request.attempt())
                .text(decided.digest().map(RequestDigest::value).orElse(null))
                .time(request.requestedAt())
                .time(decision.decidedAt());
        if (decision instanceof Confirmed confirmed) {
            ReceiverInfo receiver = request.receiverInfo();
            columns.text(OrderEntity.CONFIRMED)
                    .text(null)
                    .decimal(confirmed.totalPrice())
                    .text(receiver.name())
                    .text(receiver.phone())
                    .text(receiver.address());
        } else if (decision instanceof Rejected rejected) {
            columns.text(OrderEntity.REJECTED)
                    .text(rejected.reason().name())
                    .decimal(null)
                    .text(null)
                    .text(null)
                    .text(null);
        }
    }

    private static void set(Columns columns, Sold sold) throws SQLException {
        columns.text(sold.traceId())
                .number(sold.item().productId())
                .text(sold.item().name())
                .decimal(sold.item().price())
                .number(sold.item().quantity());
    }
}
