package flashsale.order.domain.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The rules for a product. */
public final class ProductRules {

    static final int MAX_NAME = 200;
    public static final int MAX_STOCK = 1_000_000_000;
    static final String MAX_PRICE = "9999999999.99";

    private static final int DECIMAL_PLACES = 2;

    private ProductRules() {}

    /** Every violation, in the order of the fields; empty when the product is valid. */
    public static List<Violation> violations(long id, String name, BigDecimal price, int stock) {
        List<Violation> found = new ArrayList<>();
        if (id < 1) {
            found.add(new Violation("productId", Rule.PRODUCT_ID));
        }
        if (BlankText.isBlank(name)) {
            found.add(new Violation("name", Rule.NOT_BLANK));
        } else if (!WellFormedText.isWellFormed(name)) {
            found.add(new Violation("name", Rule.TEXT));
        } else if (name.codePointCount(0, name.length()) > MAX_NAME) {
            found.add(new Violation("name", Rule.PRODUCT_NAME_LENGTH));
        }
        if (price.signum() < 0 || price.compareTo(new BigDecimal(MAX_PRICE)) > 0) {
            found.add(new Violation("price", Rule.PRICE));
        } else if (price.stripTrailingZeros().scale() > DECIMAL_PLACES) {
            found.add(new Violation("price", Rule.DECIMAL));
        }
        if (stock < 0 || stock > MAX_STOCK) {
            found.add(new Violation("stock", Rule.STOCK));
        }
        return found;
    }

    /** The violation by adding this many units to a stock; empty when the restock is valid. */
    public static List<Violation> restockViolations(int quantity, int stock) {
        return quantity < 1 || quantity > MAX_STOCK - stock
                ? List.of(new Violation("quantity", Rule.RESTOCK))
                : List.of();
    }
}
