package flashsale.order.domain;

import java.math.BigDecimal;

/**
 * An item of a confirmed order, with the name and the price that the product had at the decision.
 *
 * @param price per unit
 */
public record SoldItem(long productId, String name, int quantity, BigDecimal price) {

    public BigDecimal total() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
