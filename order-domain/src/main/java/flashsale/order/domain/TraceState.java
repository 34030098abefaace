package flashsale.order.domain;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates the vendor data of a distributed trace (W3C Trace Context, section 3.3), which this system passes on without reading it. */
final class TraceState {

    /** The length that every system must at least pass on. Longer states are dropped, so that no client can make records large. */
    private static final int MAX_LENGTH = 512;

    private static final int MAX_MEMBERS = 32;

    private static final Pattern KEY =
            Pattern.compile("[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13}");

    /** Visible characters and spaces, except comma and equals sign; the last character is not a space. */
    private static final Pattern VALUE =
            Pattern.compile("[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");

    /** Only spaces and tabs. A line break stays invalid, because it would begin another header. */
    private static final Pattern SURROUNDING_BLANKS = Pattern.compile("^[ \\t]+|[ \\t]+$");

    private TraceState() {}

    static boolean isValid(String state) {
        if (state == null || state.isEmpty() || state.length() > MAX_LENGTH) {
            return false;
        }
        Set<String> keys = new HashSet<>();
        for (String part : state.split(",", -1)) {
            String member = SURROUNDING_BLANKS.matcher(part).replaceAll("");
            int equals = member.indexOf('=');
            boolean valid = member.isEmpty()
                    || equals > 0
                            && KEY.matcher(member.substring(0, equals)).matches()
                            && VALUE.matcher(member.substring(equals + 1)).matches()
                            && keys.add(member.substring(0, equals));
            if (!valid) {
                return false;
            }
        }
        return !keys.isEmpty() && keys.size() <= MAX_MEMBERS;
    }
}
