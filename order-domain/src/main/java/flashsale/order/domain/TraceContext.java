package flashsale.order.domain;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A request's place in a distributed trace (W3C Trace Context, sections 3.2 and 3.3), unrelated to {@link TraceId}. This
 * system records no spans, so it passes the caller's parent on, and the spans of later systems become children of the caller's.
 *
 * @param parent the header {@code traceparent} in version 00: {@code 00-TRACE-PARENT-FLAGS}
 * @param state the header {@code tracestate}, unchanged; empty without one
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

    /** The flags "sampled" and, from level 2, "random trace id". Unknown flags must be set to zero. */
    private static final int KNOWN_FLAGS = 0b11;

    private static final HexFormat HEX = HexFormat.of();

    /** Reads the headers; begins a new trace when they are missing or invalid. */
    public static TraceContext of(String parent, String state) {
        return read(parent, state).orElseGet(TraceContext::begin);
    }

    /**
     * Reads the headers; empty when the parent is invalid or null, because the state must then be ignored.
     *
     * @param state null without one; dropped when it is invalid
     */
    public static Optional<TraceContext> read(String parent, String state) {
        if (parent == null || !isValid(parent)) {
            return Optional.empty();
        }
        int flags = HexFormat.fromHexDigits(parent, FLAGS_BEGIN, LENGTH) & KNOWN_FLAGS;
        String known = OWN_VERSION + parent.substring(VERSION_END, FLAGS_BEGIN) + HEX.toHexDigits((byte) flags);
        return Optional.of(new TraceContext(known, TraceState.isValid(state) ? state : ""));
    }

    /** Begins a new trace that is not sampled. */
    public static TraceContext begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // All zeros are invalid ids; the bit that is always set prevents them.
        String trace = HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1);
        return new TraceContext(OWN_VERSION + "-" + trace + "-" + HEX.toHexDigits(random.nextLong() | 1) + "-00", "");
    }

    /** 32 hexadecimal digits in lower case. */
    public String traceId() {
        return parent.substring(TRACE_BEGIN, TRACE_END);
    }

    /** Later versions may append fields after the flags, separated by a hyphen. */
    private static boolean isValid(String parent) {
        boolean isOwn = parent.startsWith(OWN_VERSION);
        return (isOwn ? parent.length() == LENGTH : parent.length() >= LENGTH)
                && (parent.length() == LENGTH || parent.charAt(LENGTH) == '-')
                && !parent.startsWith(INVALID_VERSION)
                && isHex(parent, 0, VERSION_END)
                && parent.charAt(VERSION_END) == '-'
                && isNonZeroHex(parent, TRACE_BEGIN, TRACE_END)
                && parent.charAt(TRACE_END) == '-'
                && isNonZeroHex(parent, PARENT_BEGIN, PARENT_END)
                && parent.charAt(PARENT_END) == '-'
                && isHex(parent, FLAGS_BEGIN, LENGTH);
    }

    private static boolean isNonZeroHex(String text, int from, int to) {
        return isHex(text, from, to) && text.substring(from, to).chars().anyMatch(digit -> digit != '0');
    }

    /** Only lower case is valid. */
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
