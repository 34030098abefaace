package flashsale.order.domain;

import java.math.BigDecimal;

/**
 * Something on sale.
 *
 * @param price a piece, with two decimal places
 * @param stock pieces left, never below 0
 * @param version rises by one with each change
 */
public record Product(long id, String name, BigDecimal price, int stock, long version) {

    public Product withStock(int pieces) {
        return new Product(id, name, price, pieces, version);
    }

    public Product withVersion(long other) {
        return new Product(id, name, price, stock, other);
    }
}
