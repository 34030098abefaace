package flashsale.order.web.resource;

import flashsale.order.application.identity.IdempotencyKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header by which a client says that a request may be a repetition (draft-ietf-httpapi-idempotency-key-header). Its value is a
 * string of structured fields (RFC 9651, 3.3.3); the same characters without the quotes are the same key.
 *
 * @param isValid false when it is there, but names no key
 * @param key empty without the header, and when it is not valid
 */
record IdempotencyHeader(boolean isValid, Optional<IdempotencyKey> key) {

    static final String NAME = "Idempotency-Key";

    /** Tells that the answer is that to an earlier request. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*+)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /**
     * Reads the header.
     *
     * @param headers its values
     */
    static IdempotencyHeader of(List<String> headers) {
        if (headers.isEmpty()) {
            return new IdempotencyHeader(true, Optional.empty());
        }
        Optional<IdempotencyKey> key =
                headers.size() == 1 ? text(headers.get(0).strip()).flatMap(IdempotencyKey::of) : Optional.empty();
        return new IdempotencyHeader(key.isPresent(), key);
    }

    private static Optional<String> text(String value) {
        if (!value.startsWith("\"")) {
            return Optional.of(value);
        }
        Matcher quoted = QUOTED.matcher(value);
        return quoted.matches() ? Optional.of(ESCAPED.matcher(quoted.group(1)).replaceAll("$1")) : Optional.empty();
    }
}
