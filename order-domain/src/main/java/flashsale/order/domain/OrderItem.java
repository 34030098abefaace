package flashsale.order.domain;

/**
 * A product and the number of units that a customer wants.
 *
 * @param quantity units, 1 to {@value flashsale.order.domain.rule.OrderRules#MAX_QUANTITY}
 */
public record OrderItem(long productId, int quantity) {}
