package flashsale.order.domain;

/**
 * A product and how many units of it a customer wants.
 *
 * @param quantity pieces, 1 to {@value OrderRules#MAX_QUANTITY}
 */
public record OrderItem(long productId, int quantity) {}
