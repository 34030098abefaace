package flashsale.order.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Valid requests and products for tests. */
public final class Requests {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final String MEMBER = "42";
    public static final ReceiverInfo RECEIVER =
            new ReceiverInfo("Ana Ruiz", "+34 600 000 000", "Calle Mayor 1, Madrid");

    private static final AtomicLong TRACES = new AtomicLong();

    private Requests() {}

    public static TraceId anyTraceId() {
        return new TraceId(new UUID(0x8000L, 0x8000_0000_0000_0000L | TRACES.incrementAndGet()));
    }

    /** The first attempt of a request for one unit of each product. */
    public static OrderRequest requestFor(long... productIds) {
        return requestOf(
                Arrays.stream(productIds).mapToObj(id -> new OrderItem(id, 1)).toArray(OrderItem[]::new));
    }

    public static OrderRequest requestOf(OrderItem... items) {
        return new OrderRequest(anyTraceId(), MEMBER, List.of(items), RECEIVER, NOON, 1);
    }

    public static OrderItem units(int quantity, long productId) {
        return new OrderItem(productId, quantity);
    }

    public static OrderRequest redriven(OrderRequest request, int attempt) {
        return new OrderRequest(
                request.traceId(),
                request.memberId(),
                request.items(),
                request.receiverInfo(),
                request.requestedAt(),
                attempt);
    }

    public static Product product(long id, int stock) {
        return new Product(id, "Product " + id, new BigDecimal("9.90"), stock, 0);
    }

    public static List<OrderItem> differentItems(int count) {
        return Stream.iterate(1L, id -> id + 1)
                .limit(count)
                .map(id -> new OrderItem(id, 1))
                .toList();
    }
}
