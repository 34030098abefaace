package flashsale.order.web.json;

import flashsale.order.domain.Product;
import flashsale.order.domain.ProductRules;
import flashsale.order.domain.Violation;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The body of a product as an operator wants it.
 *
 * @param product without a version
 * @param violations empty when the form is right, which leaves the rules to the use case; otherwise those against the rules too
 */
public record ProductForm(Product product, List<Violation> violations) {

    private static final Set<String> KNOWN = Set.of("name", "price", "stock");
    private static final int DECIMAL_PLACES = 2;

    /** No price has this many digits; a number such as 1e999999999 is not to be written out. */
    private static final int TOO_MANY_DIGITS = 20;

    /**
     * @param id as the address names it
     */
    public static ProductForm of(long id, JsonObject body) {
        Fields fields = Fields.of(body, KNOWN);
        String name = fields.text("name");
        BigDecimal price = inCents(fields.decimal("price"));
        int stock = fields.wholeInt("stock");
        List<Violation> form = fields.violations();
        return new ProductForm(
                new Product(id, name, price, stock, 0),
                form.isEmpty() ? form : Violations.join(form, ProductRules.violations(id, name, price, stock)));
    }

    /** The same number with two decimal places; as it is when it has more, for the rules to refuse. */
    private static BigDecimal inCents(BigDecimal price) {
        BigDecimal shortest = price.stripTrailingZeros();
        boolean fits = Math.abs((long) shortest.precision() - shortest.scale()) < TOO_MANY_DIGITS
                && shortest.scale() <= DECIMAL_PLACES;
        return fits ? shortest.setScale(DECIMAL_PLACES) : price;
    }
}
