package flashsale.order.web.form;

import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import flashsale.order.domain.rule.ProductRules;
import flashsale.order.domain.rule.Violation;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The body of {@code PATCH /products/{id}}, a merge patch (RFC 7396), as far as it could be read. A name and a price cannot be removed.
 *
 * @param change makes the product as it is to be
 * @param violations of the format and the domain's rules; the use case checks the rules again together with what is there
 */
public record ProductPatchForm(UnaryOperator<Product> change, List<Violation> violations) {

    private static final Set<String> KNOWN = Set.of("name", "price", "sale");

    /** Breaks no rule, so that all violations are those of the body. */
    private static final Product VALID = new Product(1, "x", BigDecimal.ZERO, 0, 0);

    public static ProductPatchForm of(JsonObject body) {
        Fields fields = Fields.of(body, KNOWN);
        Optional<String> name = fields.has("name") ? Optional.of(fields.text("name")) : Optional.empty();
        Optional<BigDecimal> price =
                fields.has("price") ? Optional.of(ProductForm.inCents(fields.decimal("price"))) : Optional.empty();
        SaleTerms named = SaleForm.patch(SaleTerms.NONE, fields);
        UnaryOperator<Product> change = product -> product.withName(name.orElse(product.name()))
                .withPrice(price.orElse(product.price()))
                .withTerms(SaleForm.patch(product.terms(), Fields.of(body, KNOWN)));
        List<Violation> rules = ProductRules.violations(change.apply(VALID).withTerms(named));
        return new ProductPatchForm(change, Violations.join(fields.violations(), rules));
    }
}
