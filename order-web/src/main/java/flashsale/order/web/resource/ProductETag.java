package flashsale.order.web.resource;

import flashsale.order.application.catalog.VersionPrecondition;
import flashsale.order.application.catalog.VersionPrecondition.Absence;
import flashsale.order.application.catalog.VersionPrecondition.Unsaid;
import flashsale.order.application.catalog.VersionPrecondition.Version;
import flashsale.order.domain.Product;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A product's version as an entity tag (RFC 9110, 8.8.3), and the conditions that name it. */
final class ProductETag {

    private static final String ANY = "*";

    private ProductETag() {}

    static EntityTag tag(Product product) {
        return new EntityTag(Long.toString(product.version()));
    }

    /**
     * What a change is based on by its headers, in the order of RFC 9110, 13.2.2. By If-Match on the product's version, or on one that
     * no product has where the header names others; by If-None-Match on the product's absence, or on the same where the product is one
     * of those that the header excludes.
     *
     * @param ifMatch the values of the header, null without one
     * @param ifNoneMatch the values of the header If-None-Match, null without one
     */
    static VersionPrecondition basis(List<String> ifMatch, List<String> ifNoneMatch, Optional<Product> current) {
        if (fails(ifMatch, current)
                || current.filter(product -> isSeen(ifNoneMatch, product)).isPresent()) {
            return Version.NONE;
        }
        if (isGiven(ifMatch)) {
            return new Version(current.orElseThrow().version());
        }
        return isGiven(ifNoneMatch) && tags(ifNoneMatch).anyMatch(ANY::equals) ? new Absence() : new Unsaid();
    }

    /**
     * Whether there is a header If-Match (RFC 9110, 13.1.1) and it names other versions, by strong comparison, in which a weak tag is
     * never a match.
     *
     * @param ifMatch the values of the header, null without one
     */
    static boolean fails(List<String> ifMatch, Optional<Product> current) {
        return isGiven(ifMatch)
                && current.filter(product -> tags(ifMatch)
                                .anyMatch(candidate -> candidate.equals(text(product)) || candidate.equals(ANY)))
                        .isEmpty();
    }

    private static boolean isGiven(List<String> header) {
        return header != null && !header.isEmpty();
    }

    /**
     * Whether a client has the product at this version by its header If-None-Match (RFC 9110, 13.1.2), by weak comparison, to which a
     * weak tag is as good.
     *
     * @param ifNoneMatch the values of the header, null without one
     */
    static boolean isSeen(List<String> ifNoneMatch, Product product) {
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
