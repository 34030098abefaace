package flashsale.order.application.catalog;

import flashsale.order.domain.Product;
import flashsale.order.domain.rule.Violation;
import java.util.List;

/** The result of writing a product. */
public sealed interface ProductChange {

    record Created(Product product) implements ProductChange {}

    record Changed(Product product) implements ProductChange {}

    /** The input breaks rules; nothing changed. */
    record Refused(List<Violation> violations) implements ProductChange {}

    /** The precondition failed: the product is not at the expected version, does not exist, or exists already. */
    record Stale() implements ProductChange {}

    /** The product exists, so the change needs a precondition and has none. */
    record Unconditional() implements ProductChange {}

    /** The product does not exist. */
    record Unknown() implements ProductChange {}
}
