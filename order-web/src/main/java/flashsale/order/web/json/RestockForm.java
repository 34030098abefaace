package flashsale.order.web.json;

import flashsale.order.domain.Violation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * The body of a restock.
 *
 * @param quantity pieces to add, as the client wants it
 * @param violations empty when the form is right, which leaves the rules to the use case
 */
public record RestockForm(int quantity, List<Violation> violations) {

    private static final Set<String> KNOWN = Set.of("quantity");

    public static RestockForm of(JsonObject body) {
        Fields fields = Fields.of(body, KNOWN);
        return new RestockForm(fields.wholeInt("quantity"), fields.violations());
    }
}
