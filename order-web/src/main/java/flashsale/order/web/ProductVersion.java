package flashsale.order.web;

import flashsale.order.domain.Product;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A product's version as an entity tag (RFC 9110, 8.8.3), and the conditions that name it. */
final class ProductVersion {

    /** No product has it. */
    private static final long NONE = -1;

    private ProductVersion() {}

    static EntityTag tag(Product product) {
        return new EntityTag(Long.toString(product.version()));
    }

    /**
     * The version that a change is based on by its header If-Match (RFC 9110, 13.1.1): the product's, when the header names it
     * or is {@code *}; one that no product has, when it names others; empty without the header.
     *
     * @param ifMatch the values of the header, null without one
     */
    static OptionalLong expected(List<String> ifMatch, Optional<Product> current) {
        if (ifMatch == null || ifMatch.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(current.filter(product -> names(ifMatch, product))
                .map(Product::version)
                .orElse(NONE));
    }

    /** By strong comparison, in which a weak tag is never a match. */
    private static boolean names(List<String> ifMatch, Product product) {
        return tags(ifMatch).anyMatch(candidate -> candidate.equals(text(product)) || candidate.equals("*"));
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
                        .anyMatch(candidate -> candidate.equals(text(product)) || candidate.equals("*"));
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
