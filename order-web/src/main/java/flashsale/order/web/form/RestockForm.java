package flashsale.order.web.form;

import flashsale.order.domain.rule.Violation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * The body of {@code POST /products/{id}/restock}, as far as it could be read.
 *
 * @param quantity units to add
 * @param violations empty if the body is well-formed; the use case then checks the domain's rules
 */
public record RestockForm(int quantity, List<Violation> violations) {

    private static final Set<String> KNOWN = Set.of("quantity");

    public static RestockForm of(JsonObject body) {
        Fields fields = Fields.of(body, KNOWN);
        return new RestockForm(fields.intValue("quantity"), fields.violations());
    }
}
