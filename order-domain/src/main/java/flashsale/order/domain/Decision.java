package flashsale.order.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The outcome of an order request: confirmed or rejected. Only an operator's redrive can replace a rejection, and nothing replaces a confirmation. */
public sealed interface Decision {

    OrderRequest request();

    /** Truncated to the millisecond. */
    Instant decidedAt();

    /** The status that the customer sees. */
    OrderStatus status();

    /** The request got all of its units and is now an order. */
    record Confirmed(OrderRequest request, List<SoldItem> items, Instant decidedAt) implements Decision {

        public Confirmed {
            items = List.copyOf(items);
        }

        public BigDecimal totalPrice() {
            return items.stream().map(SoldItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.completed(request.traceId(), request.memberId(), decidedAt)
                    .ofAttempt(request.attempt());
        }
    }

    /** The request got no units. */
    record Rejected(OrderRequest request, Reason reason, Instant decidedAt) implements Decision {

        @Override
        public OrderStatus status() {
            return OrderStatus.failed(request.traceId(), request.memberId(), reason, decidedAt)
                    .ofAttempt(request.attempt());
        }
    }
}
