package flashsale.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer's request for an order, as it was accepted.
 *
 * @param memberId the subject of the caller's token
 * @param items at least one; no product occurs twice
 * @param requestedAt when the request was accepted, truncated to the millisecond
 * @param attempt 1 at first; each redrive adds 1, up to {@link #MAX_ATTEMPT}
 * @param trace the distributed trace that the request belongs to; empty without one
 */
public record OrderRequest(
        TraceId traceId,
        String memberId,
        List<OrderItem> items,
        ReceiverInfo receiverInfo,
        Instant requestedAt,
        int attempt,
        Optional<TraceContext> trace) {

    /** The last attempt, far beyond the redrives of any order. A limit keeps the number from overflowing. */
    public static final int MAX_ATTEMPT = 999_999;

    public OrderRequest {
        items = List.copyOf(items);
    }

    /** A request that belongs to no distributed trace. */
    public OrderRequest(
            TraceId traceId,
            String memberId,
            List<OrderItem> items,
            ReceiverInfo receiverInfo,
            Instant requestedAt,
            int attempt) {
        this(traceId, memberId, items, receiverInfo, requestedAt, attempt, Optional.empty());
    }

    /** The same request as part of a distributed trace. */
    public OrderRequest withTrace(TraceContext context) {
        return new OrderRequest(traceId, memberId, items, receiverInfo, requestedAt, attempt, Optional.of(context));
    }

    public boolean hasNextAttempt() {
        return attempt < MAX_ATTEMPT;
    }

    /** The same request as the next attempt, for a redrive. */
    public OrderRequest nextAttempt() {
        return new OrderRequest(traceId, memberId, items, receiverInfo, requestedAt, attempt + 1, trace);
    }

    /** The record key: requests with the same lowest product share a partition, so that one loop decides them. */
    public long lowestProductId() {
        return items.stream().mapToLong(OrderItem::productId).min().orElseThrow();
    }
}
