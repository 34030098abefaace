package flashsale.order.web.resource;

import java.util.OptionalLong;

/**
 * Parser of whole numbers in paths and query parameters. It accepts only the canonical decimal notation, without a plus sign, leading
 * zeros or digits of other scripts, so that each resource has exactly one URI.
 */
final class CanonicalNumber {

    private CanonicalNumber() {}

    /** Returns empty for any other text and for numbers beyond a long. */
    static OptionalLong parse(String text) {
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
