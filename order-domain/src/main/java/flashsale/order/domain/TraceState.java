package flashsale.order.domain;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the systems of a trace tell each other beside its identity (W3C Trace Context, section 3.3); carried on, never read. */
final class TraceState {

    /** What everybody has to carry on at least; more is dropped, so that no client can make records large. */
    private static final int MAX_LENGTH = 512;

    private static final int MAX_MEMBERS = 32;

    private static final Pattern KEY =
            Pattern.compile("[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13}");

    /** Visible characters and blanks but no comma and no equals sign, without a blank at the end. */
    private static final Pattern VALUE =
            Pattern.compile("[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");

    /** Only these: a line break would go on into the next header. */
    private static final Pattern BLANKS_AROUND = Pattern.compile("^[ \\t]+|[ \\t]+$");

    private TraceState() {}

    static boolean isValid(String state) {
        if (state == null || state.isEmpty() || state.length() > MAX_LENGTH) {
            return false;
        }
        Set<String> keys = new HashSet<>();
        for (String part : state.split(",", -1)) {
            String member = BLANKS_AROUND.matcher(part).replaceAll("");
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
