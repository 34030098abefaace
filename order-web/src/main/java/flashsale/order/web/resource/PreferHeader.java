package flashsale.order.web.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of the Prefer header (RFC 7240). It ignores unknown and malformed preferences, as section 2 requires.
 */
final class PreferHeader {

    /** The maximum wait; a longer one is reduced to it. */
    static final Duration MAX_WAIT = Duration.ofSeconds(30);

    /** A preference with its value and parameters. A comma within quotes does not end it. */
    private static final Pattern PREFERENCE = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|[^,\"])++");

    private static final Pattern WAIT =
            Pattern.compile("\\s*wait\\s*=\\s*(?:\"([0-9]+)\"|([0-9]+))\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);
    private static final int MAX_DIGITS = 9;

    private PreferHeader() {}

    /**
     * Returns how long the client is willing to wait for a response (section 4.3). The first such preference counts.
     *
     * @param headers the values of the header; null if absent
     */
    static Optional<Duration> waitTime(List<String> headers) {
        return headers == null
                ? Optional.empty()
                : headers.stream()
                        .flatMap(header -> PREFERENCE.matcher(header).results())
                        .map(preference -> WAIT.matcher(preference.group()))
                        .filter(Matcher::matches)
                        .map(PreferHeader::duration)
                        .findFirst();
    }

    private static Duration duration(Matcher wait) {
        String seconds = wait.group(1) == null ? wait.group(2) : wait.group(1);
        if (seconds.length() > MAX_DIGITS) {
            return MAX_WAIT;
        }
        Duration requested = Duration.ofSeconds(Long.parseLong(seconds));
        return requested.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : requested;
    }
}
