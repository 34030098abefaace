package flashsale.order.domain;

import java.math.BigDecimal;

/**
 * A product on sale.
 *
 * @param price per unit, with two decimal places
 * @param stock units left, never below 0
 * @param terms when it is sold
 * @param version the optimistic lock: each change adds 1
 */
public record Product(long id, String name, BigDecimal price, int stock, SaleTerms terms, long version) {

    /** A product that is always on sale. */
    public Product(long id, String name, BigDecimal price, int stock, long version) {
        this(id, name, price, stock, SaleTerms.NONE, version);
    }

    public Product withName(String other) {
        return new Product(id, other, price, stock, terms, version);
    }

    /** @param other per unit, with two decimal places */
    public Product withPrice(BigDecimal other) {
        return new Product(id, name, other, stock, terms, version);
    }

    public Product withStock(int units) {
        return new Product(id, name, price, units, terms, version);
    }

    public Product withTerms(SaleTerms other) {
        return new Product(id, name, price, stock, other, version);
    }

    public Product withVersion(long other) {
        return new Product(id, name, price, stock, terms, other);
    }
}
