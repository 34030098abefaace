package flashsale.order.domain;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a request stands in a trace that several systems follow (W3C Trace Context, sections 3.2 and 3.3). It has nothing to do with
 * {@link TraceId}. This system records no spans of its own, so the parent stays that of the caller and what comes after hangs below it.
 *
 * @param parent the header {@code traceparent} in version 00: {@code 00-TRACE-PARENT-FLAGS}
 * @param state the header {@code tracestate} as it came; empty without one
 */
public record TraceContext(String parent, String state) {

    private static final int VERSION_END = 2;
    private static final int TRACE_BEGIN = VERSION_END + 1;
    private static final int TRACE_END = TRACE_BEGIN + 32;
    private static final int PARENT_BEGIN = TRACE_END + 1;
    private static final int PARENT_END = PARENT_BEGIN + 16;
    private static final int FLAGS_BEGIN = PARENT_END + 1;
    private static final int LENGTH = FLAGS_BEGIN + 2;

    private static final String OWN_VERSION = "00";
    private static final String INVALID_VERSION = "ff";

    /** Sampled, and the random trace id of level 2; all others are to be set to zero. */
    private static final int KNOWN_FLAGS = 0b11;

    private static final HexFormat HEX = HexFormat.of();

    /** The trace that the headers tell of; a new one where they are missing or invalid. */
    public static TraceContext of(String parent, String state) {
        return read(parent, state).orElseGet(TraceContext::begin);
    }

    /**
     * Empty when the parent is invalid or null, for then the state counts for nothing either.
     *
     * @param state dropped when it is invalid; null without one
     */
    public static Optional<TraceContext> read(String parent, String state) {
        if (parent == null || !isValid(parent)) {
            return Optional.empty();
        }
        int flags = HexFormat.fromHexDigits(parent, FLAGS_BEGIN, LENGTH) & KNOWN_FLAGS;
        String known = OWN_VERSION + parent.substring(VERSION_END, FLAGS_BEGIN) + HEX.toHexDigits((byte) flags);
        return Optional.of(new TraceContext(known, TraceState.isValid(state) ? state : ""));
    }

    /** A new trace, of which nobody claims to have recorded anything. */
    public static TraceContext begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // An identity of zeros is invalid, which a bit that is always set keeps away.
        String trace = HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1);
        return new TraceContext(OWN_VERSION + "-" + trace + "-" + HEX.toHexDigits(random.nextLong() | 1) + "-00", "");
    }

    /** 32 hexadecimal digits in lower case. */
    public String traceId() {
        return parent.substring(TRACE_BEGIN, TRACE_END);
    }

    /** A later version may have more behind the flags, after a further hyphen. */
    private static boolean isValid(String parent) {
        boolean isOwn = parent.startsWith(OWN_VERSION);
        return (isOwn ? parent.length() == LENGTH : parent.length() >= LENGTH)
                && (parent.length() == LENGTH || parent.charAt(LENGTH) == '-')
                && !parent.startsWith(INVALID_VERSION)
                && isHex(parent, 0, VERSION_END)
                && parent.charAt(VERSION_END) == '-'
                && isIdentity(parent, TRACE_BEGIN, TRACE_END)
                && parent.charAt(TRACE_END) == '-'
                && isIdentity(parent, PARENT_BEGIN, PARENT_END)
                && parent.charAt(PARENT_END) == '-'
                && isHex(parent, FLAGS_BEGIN, LENGTH);
    }

    private static boolean isIdentity(String text, int from, int to) {
        return isHex(text, from, to) && text.substring(from, to).chars().anyMatch(digit -> digit != '0');
    }

    /** Upper case is invalid. */
    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
