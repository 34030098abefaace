package flashsale.order.application.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The idempotency key that a member chose for an order: requests with the same key are the same order.
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters
 */
public record IdempotencyKey(String value) {

    static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an idempotency key");
        }
    }

    /** Parses a key; empty for a text that is not valid. */
    public static Optional<IdempotencyKey> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }
}
