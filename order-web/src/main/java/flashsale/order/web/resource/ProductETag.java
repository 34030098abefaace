package flashsale.order.web.resource;

import flashsale.order.application.catalog.VersionPrecondition;
import flashsale.order.application.catalog.VersionPrecondition.Absence;
import flashsale.order.application.catalog.VersionPrecondition.Unspecified;
import flashsale.order.application.catalog.VersionPrecondition.Version;
import flashsale.order.domain.Product;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entity tag (RFC 9110, 8.8.3) of a product's version, and the evaluation of conditional requests against it. */
final class ProductETag {

    private static final String ANY = "*";

    private ProductETag() {}

    static EntityTag tag(Product product) {
        return new EntityTag(Long.toString(product.version()));
    }

    /**
     * Returns the precondition of a change, evaluating the headers in the order of RFC 9110, 13.2.2. A condition that fails becomes a
     * version that no product has.
     *
     * @param ifMatch the values of the header; null if absent
     * @param ifNoneMatch the values of the header; null if absent
     */
    static VersionPrecondition precondition(List<String> ifMatch, List<String> ifNoneMatch, Optional<Product> current) {
        if (ifMatchFails(ifMatch, current)
                || current.filter(product -> ifNoneMatchFails(ifNoneMatch, product))
                        .isPresent()) {
            return Version.NONE;
        }
        if (isPresent(ifMatch)) {
            return new Version(current.orElseThrow().version());
        }
        return isPresent(ifNoneMatch) && tags(ifNoneMatch).anyMatch(ANY::equals) ? new Absence() : new Unspecified();
    }

    /**
     * Returns whether the condition If-Match (RFC 9110, 13.1.1) is present and false. It uses strong comparison, in which a weak tag never
     * matches.
     *
     * @param ifMatch the values of the header; null if absent
     */
    static boolean ifMatchFails(List<String> ifMatch, Optional<Product> current) {
        return isPresent(ifMatch)
                && current.filter(product -> tags(ifMatch)
                                .anyMatch(candidate -> candidate.equals(text(product)) || candidate.equals(ANY)))
                        .isEmpty();
    }

    private static boolean isPresent(List<String> header) {
        return header != null && !header.isEmpty();
    }

    /**
     * Returns whether the condition If-None-Match (RFC 9110, 13.1.2) is present and false: the client has this version. It uses weak
     * comparison.
     *
     * @param ifNoneMatch the values of the header; null if absent
     */
    static boolean ifNoneMatchFails(List<String> ifNoneMatch, Product product) {
        return ifNoneMatch != null
                && tags(ifNoneMatch)
                        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                        .anyMatch(candidate -> candidate.equals(text(product)) || candidate.equals(ANY));
    }

    private static String text(Product product) {
        return "\"" + product.version() + "\"";
    }

    private static Stream<String> tags(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip);
    }
}
