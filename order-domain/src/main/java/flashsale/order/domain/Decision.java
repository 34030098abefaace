package flashsale.order.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What became of a request. Final, but for an operator's redrive of a rejected one. */
public sealed interface Decision {

    OrderRequest request();

    /** To the millisecond. */
    Instant decidedAt();

    /** What the customer sees of it. */
    OrderStatus status();

    /** The request got its stock and is an order. */
    record Confirmed(OrderRequest request, List<SoldItem> items, Instant decidedAt) implements Decision {

        public Confirmed {
            items = List.copyOf(items);
        }

        public BigDecimal totalPrice() {
            return items.stream().map(SoldItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.completed(request.traceId(), request.memberId(), decidedAt);
        }
    }

    /** The request got nothing. */
    record Rejected(OrderRequest request, Reason reason, Instant decidedAt) implements Decision {

        @Override
        public OrderStatus status() {
            return OrderStatus.failed(request.traceId(), request.memberId(), reason, decidedAt);
        }
    }
}
