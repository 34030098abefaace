package flashsale.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a customer asked for, not yet decided.
 *
 * @param memberId the subject of the caller's token
 * @param items at least one, no product twice
 * @param requestedAt when the request was accepted, to the millisecond
 * @param attempt 1 for a first request, one more for each redrive
 * @param trace the trace that it belongs to; empty when nobody follows it
 */
public record OrderRequest(
        TraceId traceId,
        String memberId,
        List<OrderItem> items,
        ReceiverInfo receiverInfo,
        Instant requestedAt,
        int attempt,
        Optional<TraceContext> trace) {

    public OrderRequest {
        items = List.copyOf(items);
    }

    /** One that nobody follows. */
    public OrderRequest(
            TraceId traceId,
            String memberId,
            List<OrderItem> items,
            ReceiverInfo receiverInfo,
            Instant requestedAt,
            int attempt) {
        this(traceId, memberId, items, receiverInfo, requestedAt, attempt, Optional.empty());
    }

    /** The same request as a part of a trace. */
    public OrderRequest followedBy(TraceContext context) {
        return new OrderRequest(traceId, memberId, items, receiverInfo, requestedAt, attempt, Optional.of(context));
    }

    /** The same request, to be decided once more. */
    public OrderRequest nextAttempt() {
        return new OrderRequest(traceId, memberId, items, receiverInfo, requestedAt, attempt + 1, trace);
    }

    /** The product whose queue this request stands in. */
    public long lowestProductId() {
        return items.stream().mapToLong(OrderItem::productId).min().orElseThrow();
    }
}
