package flashsale.order.web.form;

import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import flashsale.order.domain.rule.ProductRules;
import flashsale.order.domain.rule.Violation;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The body of {@code PUT /products/{id}}, as far as it could be read.
 *
 * @param product without a version
 * @param violations empty if the body is well-formed, because the use case then checks the domain's rules; otherwise the violations of both
 */
public record ProductForm(Product product, List<Violation> violations) {

    private static final Set<String> KNOWN = Set.of("name", "price", "stock", "sale");
    private static final int DECIMAL_PLACES = 2;

    /** More digits than any price has. Writing out a number such as 1e999999999 would exhaust the memory. */
    private static final int TOO_MANY_DIGITS = 20;

    /**
     * @param id from the path
     */
    public static ProductForm of(long id, JsonObject body) {
        Fields fields = Fields.of(body, KNOWN);
        String name = fields.text("name");
        BigDecimal price = inCents(fields.decimal("price"));
        int stock = fields.intValue("stock");
        Product product = new Product(id, name, price, stock, SaleForm.patch(SaleTerms.NONE, fields), 0);
        List<Violation> format = fields.violations();
        return new ProductForm(
                product, format.isEmpty() ? format : Violations.join(format, ProductRules.violations(product)));
    }

    /** Returns the price with two decimal places, or unchanged if it has more, which the domain's rules then reject. */
    static BigDecimal inCents(BigDecimal price) {
        BigDecimal shortest = price.stripTrailingZeros();
        boolean fits = Math.abs((long) shortest.precision() - shortest.scale()) < TOO_MANY_DIGITS
                && shortest.scale() <= DECIMAL_PLACES;
        return fits ? shortest.setScale(DECIMAL_PLACES) : price;
    }
}
