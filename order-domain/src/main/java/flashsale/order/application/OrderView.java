package flashsale.order.application;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SoldItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a customer gets to see of a request.
 *
 * @param order only of a completed one
 */
public record OrderView(OrderStatus status, Optional<Order> order) {

    /** A request that got its stock. */
    public record Order(List<SoldItem> items, BigDecimal totalPrice, ReceiverInfo receiverInfo, Instant orderedAt) {}

    static OrderView of(OrderStatus status) {
        return new OrderView(status, Optional.empty());
    }
}
