package flashsale.order.application.port;

import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SoldItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A request as its customer may see it.
 *
 * @param order present only when the request is completed; may be missing even then
 */
public record OrderView(OrderStatus status, Optional<Order> order) {

    /**
     * The order that a completed request became.
     *
     * @param items sorted by product id
     */
    public record Order(List<SoldItem> items, BigDecimal totalPrice, ReceiverInfo receiverInfo, Instant orderedAt) {}

    /** A view without the order. */
    public static OrderView of(OrderStatus status) {
        return new OrderView(status, Optional.empty());
    }

    /** The complete view of a decision. */
    public static OrderView of(Decision decision) {
        return decision instanceof Confirmed confirmed
                ? new OrderView(confirmed.status(), Optional.of(order(confirmed)))
                : of(decision.status());
    }

    private static Order order(Confirmed confirmed) {
        return new Order(
                confirmed.items().stream()
                        .sorted(Comparator.comparingLong(SoldItem::productId))
                        .toList(),
                confirmed.totalPrice(),
                confirmed.request().receiverInfo(),
                confirmed.request().requestedAt());
    }

    /** Whether the request is decided and nothing is missing from the view. */
    public boolean isWhole() {
        return status.state() == State.FAILED || order.isPresent();
    }
}
