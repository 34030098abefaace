package flashsale.order.domain.rule;

import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for a product. */
public final class ProductRules {

    static final int MAX_NAME = 200;
    public static final int MAX_STOCK = 1_000_000_000;
    static final String MAX_PRICE = "9999999999.99";

    private static final int DECIMAL_PLACES = 2;

    private ProductRules() {}

    /** Every violation, in the order of the fields; empty when the product is valid. */
    public static List<Violation> violations(Product product) {
        List<Violation> found = new ArrayList<>();
        if (product.id() < 1) {
            found.add(new Violation("productId", Rule.PRODUCT_ID));
        }
        nameRule(product.name()).ifPresent(rule -> found.add(new Violation("name", rule)));
        priceRule(product.price()).ifPresent(rule -> found.add(new Violation("price", rule)));
        if (product.stock() < 0 || product.stock() > MAX_STOCK) {
            found.add(new Violation("stock", Rule.STOCK));
        }
        if (!opensFirst(product.terms())) {
            found.add(new Violation("sale.closesAt", Rule.OPENS_FIRST));
        }
        return found;
    }

    private static Optional<Rule> nameRule(String name) {
        if (BlankText.isBlank(name)) {
            return Optional.of(Rule.NOT_BLANK);
        }
        if (!WellFormedText.isWellFormed(name)) {
            return Optional.of(Rule.TEXT);
        }
        return name.codePointCount(0, name.length()) > MAX_NAME
                ? Optional.of(Rule.PRODUCT_NAME_LENGTH)
                : Optional.empty();
    }

    private static Optional<Rule> priceRule(BigDecimal price) {
        if (price.signum() < 0 || price.compareTo(new BigDecimal(MAX_PRICE)) > 0) {
            return Optional.of(Rule.PRICE);
        }
        return price.stripTrailingZeros().scale() > DECIMAL_PLACES ? Optional.of(Rule.DECIMAL) : Optional.empty();
    }

    private static boolean opensFirst(SaleTerms terms) {
        return terms.opensAt()
                .flatMap(opening -> terms.closesAt().filter(end -> !opening.isBefore(end)))
                .isEmpty();
    }

    /** The violation by adding this many units to a stock; empty when the restock is valid. */
    public static List<Violation> restockViolations(int quantity, int stock) {
        return quantity < 1 || quantity > MAX_STOCK - stock
                ? List.of(new Violation("quantity", Rule.RESTOCK))
                : List.of();
    }
}
