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
 * What a customer may see of a request.
 *
 * @param order only of a completed one
 */
public record OrderView(OrderStatus status, Optional<Order> order) {

    /**
     * A request that got its stock.
     *
     * @param items by product id
     */
    public record Order(List<SoldItem> items, BigDecimal totalPrice, ReceiverInfo receiverInfo, Instant orderedAt) {}

    public static OrderView of(OrderStatus status) {
        return new OrderView(status, Optional.empty());
    }

    /** All that a customer can see of a decision. */
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

    /** Whether nothing more is to come, and nothing is missing. */
    public boolean isWhole() {
        return status.state() == State.FAILED || order.isPresent();
    }
}
