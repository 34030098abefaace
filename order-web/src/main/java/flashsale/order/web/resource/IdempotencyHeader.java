package flashsale.order.web.resource;

import flashsale.order.application.identity.IdempotencyKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header). Its value is a string of structured fields (RFC 9651, 3.3.3);
 * the same characters without quotes are the same key.
 *
 * @param isValid false if the header is present but contains no valid key
 * @param key empty if the header is absent or invalid
 */
record IdempotencyHeader(boolean isValid, Optional<IdempotencyKey> key) {

    static final String NAME = "Idempotency-Key";

    /** Response header that marks the response as that to an earlier request. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*+)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /** @param headers the values of the header */
    static IdempotencyHeader of(List<String> headers) {
        if (headers.isEmpty()) {
            return new IdempotencyHeader(true, Optional.empty());
        }
        Optional<IdempotencyKey> key =
                headers.size() == 1 ? unquote(headers.get(0).strip()).flatMap(IdempotencyKey::of) : Optional.empty();
        return new IdempotencyHeader(key.isPresent(), key);
    }

    private static Optional<String> unquote(String value) {
        if (!value.startsWith("\"")) {
            return Optional.of(value);
        }
        Matcher quoted = QUOTED.matcher(value);
        return quoted.matches() ? Optional.of(ESCAPED.matcher(quoted.group(1)).replaceAll("$1")) : Optional.empty();
    }
}
