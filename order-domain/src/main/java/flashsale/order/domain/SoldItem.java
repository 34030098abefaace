package flashsale.order.domain;

import java.math.BigDecimal;

/**
 * An item of a confirmed order, with name and price as they were at the decision.
 *
 * @param price a piece
 */
public record SoldItem(long productId, String name, int quantity, BigDecimal price) {

    public BigDecimal total() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
