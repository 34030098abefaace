package flashsale.order.jpa;

import flashsale.order.application.RequestDigest;
import flashsale.order.application.RequestDigests;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of new decisions, written past the entity manager: they are inserted once, and nothing that it does for them is needed. */
record DecisionRows(Connection connection, RequestDigests digests) {

    /** Even with the longest texts these stay below 16 MiB, the smallest of the databases' limits of a statement. */
    private static final int MOST_ROWS = 2_000;

    private static final String ORDERS =
            "insert into orders (trace_id, member_id, status, reason, attempt, request_digest,"
                    + " total_price, receiver_name, receiver_phone, receiver_address, requested_at, decided_at)";
    private static final int ORDERS_COLUMNS = 12;

    private static final String ITEMS = "insert into order_item (trace_id, product_id, name, price, quantity)";
    private static final int ITEMS_COLUMNS = 5;

    private record Sold(TraceId traceId, SoldItem item) {}

    private interface Row<T> {
        void write(RowInsert insert, T what) throws SQLException;
    }

    void insert(List<Decision> decisions) throws SQLException {
        insert(ORDERS, ORDERS_COLUMNS, decisions, this::order);
    }

    void insertItems(List<Confirmed> orders) throws SQLException {
        List<Sold> items = orders.stream()
                .flatMap(order -> order.items().stream()
                        .map(item -> new Sold(order.request().traceId(), item)))
                .toList();
        insert(ITEMS, ITEMS_COLUMNS, items, DecisionRows::item);
    }

    private <T> void insert(String into, int columns, List<T> all, Row<T> row) throws SQLException {
        for (int from = 0; from < all.size(); from += MOST_ROWS) {
            List<T> some = all.subList(from, Math.min(from + MOST_ROWS, all.size()));
            try (RowInsert insert = new RowInsert(connection, into, columns, some.size())) {
                for (T one : some) {
                    row.write(insert, one);
                }
                insert.execute();
            }
        }
    }

    private void order(RowInsert row, Decision decision) throws SQLException {
        OrderRequest request = decision.request();
        Optional<Confirmed> order = decision instanceof Confirmed confirmed ? Optional.of(confirmed) : Optional.empty();
        String reason =
                decision instanceof Rejected rejected ? rejected.reason().name() : null;
        row.add(request.traceId().toString())
                .add(request.memberId())
                .add(order.isPresent() ? OrderEntity.CONFIRMED : OrderEntity.REJECTED)
                .add(reason)
                .add(request.attempt())
                .add(digests.of(request).map(RequestDigest::value).orElse(null))
                .add(order.map(Confirmed::totalPrice).orElse(null))
                .add(receiver(order, ReceiverInfo::name))
                .add(receiver(order, ReceiverInfo::phone))
                .add(receiver(order, ReceiverInfo::address))
                .add(request.requestedAt())
                .add(decision.decidedAt());
    }

    private static String receiver(Optional<Confirmed> order, Function<ReceiverInfo, String> part) {
        return order.map(confirmed -> confirmed.request().receiverInfo())
                .map(part)
                .orElse(null);
    }

    private static void item(RowInsert row, Sold sold) throws SQLException {
        row.add(sold.traceId().toString())
                .add(sold.item().productId())
                .add(sold.item().name())
                .add(sold.item().price())
                .add(sold.item().quantity());
    }
}
