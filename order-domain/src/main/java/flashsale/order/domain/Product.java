package flashsale.order.domain;

import java.math.BigDecimal;

/**
 * A product on sale.
 *
 * @param price per unit, with two decimal places
 * @param stock units left, never below 0
 * @param version the optimistic lock: each change adds 1
 */
public record Product(long id, String name, BigDecimal price, int stock, long version) {

    public Product withStock(int units) {
        return new Product(id, name, price, units, version);
    }

    public Product withVersion(long other) {
        return new Product(id, name, price, stock, other);
    }
}
