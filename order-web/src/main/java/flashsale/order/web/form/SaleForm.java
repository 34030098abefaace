package flashsale.order.web.form;

import flashsale.order.domain.SaleTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The object {@code sale} of a product's body, read as a merge patch (RFC 7396) of the terms before. */
final class SaleForm {

    private static final Set<String> KNOWN = Set.of("opensAt", "closesAt", "paused");

    private SaleForm() {}

    /** Returns the terms that the body asks for; without the object those before, and none when it is null. */
    static SaleTerms patch(SaleTerms before, Fields body) {
        if (!body.has("sale")) {
            return before;
        }
        return body.optionalObject("sale", KNOWN)
                .map(sale -> new SaleTerms(
                        instant(sale, "opensAt", before.opensAt()),
                        instant(sale, "closesAt", before.closesAt()),
                        sale.has("paused") ? sale.optionalFlag("paused").orElse(false) : before.paused()))
                .orElse(SaleTerms.NONE);
    }

    private static Optional<Instant> instant(Fields sale, String name, Optional<Instant> before) {
        return sale.has(name) ? sale.optionalInstant(name) : before;
    }
}
