package flashsale.order.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a customer asked for, not yet decided.
 *
 * @param memberId the subject of the caller's token
 * @param items at least one, no product twice
 * @param requestedAt when the request was accepted, to the millisecond
 * @param attempt 1 for a first request, one more for each redrive
 */
public record OrderRequest(
        TraceId traceId,
        String memberId,
        List<OrderItem> items,
        ReceiverInfo receiverInfo,
        Instant requestedAt,
        int attempt) {

    public OrderRequest {
        items = List.copyOf(items);
    }

    /** The same request, to be decided once more. */
    public OrderRequest nextAttempt() {
        return new OrderRequest(traceId, memberId, items, receiverInfo, requestedAt, attempt + 1);
    }

    /** The product whose queue this request stands in. */
    public long lowestProductId() {
        return items.stream().mapToLong(OrderItem::productId).min().orElseThrow();
    }
}
