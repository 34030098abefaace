package flashsale.order.web.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's preferences, from the header Prefer (RFC 7240). Preferences that cannot be understood are ignored, as section 2
 * requires.
 */
final class Preferences {

    /** The longest wait; who prefers to wait longer waits this long. */
    static final Duration MAX_WAIT = Duration.ofSeconds(30);

    /** A preference is a token, perhaps with a value, perhaps with parameters; within quotes no comma ends it. */
    private static final Pattern PREFERENCE = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|[^,\"])++");

    private static final Pattern WAIT =
            Pattern.compile("\\s*wait\\s*=\\s*(?:\"([0-9]+)\"|([0-9]+))\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);
    private static final int USUAL_DIGITS = 9;

    private Preferences() {}

    /**
     * How long the client is willing to wait for an answer (section 4.3); the first such preference counts.
     *
     * @param headers the values of the header, null without one
     */
    static Optional<Duration> waiting(List<String> headers) {
        return headers == null
                ? Optional.empty()
                : headers.stream()
                        .flatMap(header -> PREFERENCE.matcher(header).results())
                        .map(preference -> WAIT.matcher(preference.group()))
                        .filter(Matcher::matches)
                        .map(Preferences::duration)
                        .findFirst();
    }

    private static Duration duration(Matcher wait) {
        String seconds = wait.group(1) == null ? wait.group(2) : wait.group(1);
        if (seconds.length() > USUAL_DIGITS) {
            return MAX_WAIT;
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(seconds));
        return wanted.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wanted;
    }
}
