package flashsale.order.application.catalog;

import flashsale.order.domain.Product;
import flashsale.order.domain.Violation;
import java.util.List;

/** The result of writing a product. */
public sealed interface ProductChange {

    record Created(Product product) implements ProductChange {}

    record Changed(Product product) implements ProductChange {}

    /** The input breaks rules. */
    record Refused(List<Violation> violations) implements ProductChange {}

    /** The product is no longer, or not yet, at the version that the change is based on. */
    record Stale() implements ProductChange {}

    /** The product exists, and the change does not say which version it is based on. */
    record Unconditional() implements ProductChange {}

    /** There is no such product. */
    record Unknown() implements ProductChange {}
}
