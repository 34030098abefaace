package flashsale.order.application.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A member's own name for an order request: a further request under the same name is the same one.
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters
 */
public record IdempotencyKey(String value) {

    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("No idempotency key");
        }
    }

    /** Empty for a text that can be no key. */
    public static Optional<IdempotencyKey> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }
}
