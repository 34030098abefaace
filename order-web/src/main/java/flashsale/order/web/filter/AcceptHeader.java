package flashsale.order.web.filter;

import jakarta.ws.rs.core.MediaType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the header Accept (RFC 9110, 12.5.1): media ranges and their weights; other parameters are ignored. */
final class AcceptHeader {

    /** Whose name is not that of the weight; within quotes no comma and no semicolon ends it. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+(?![qQ]\\s*=)[^;,=\"\\s]++\\s*+(?:=\\s*+(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^;,\"]*+))?");

    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]\\s*=\\s*([^,;]*)");
    private static final Pattern RIGHT = Pattern.compile("\\s*(0(\\.\\d*)?|1(\\.0*)?)\\s*");

    private static final Pattern RANGE =
            Pattern.compile("\\s*([^\\s/;,]+)/([^\\s/;,]+)\\s*(?:;[^,]*?=\\s*([\\d.]+)\\s*)?");
    private static final String ANY = "*";

    private AcceptHeader() {}

    /** The header without the parameters of its types, but with their weights. */
    static String withoutParameters(String accept) {
        return PARAMETER.matcher(accept).replaceAll("");
    }

    /** Whether each weight is a number from 0 to 1 (12.4.2). */
    static boolean areRight(String accept) {
        Matcher weight = WEIGHT.matcher(accept);
        while (weight.find()) {
            if (!RIGHT.matcher(weight.group(1)).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the header is a list of ranges, which may be empty.
     *
     * @param accept without parameters
     */
    static boolean isWellFormed(String accept) {
        return accept.isBlank()
                || Stream.of(accept.split(","))
                        .allMatch(part -> RANGE.matcher(part).matches());
    }

    /**
     * Whether a response of this type is acceptable: by the weight of the most precise range that contains the type.
     *
     * @param accept without parameters, and with weights that are right; a part that is no range is ignored
     */
    static boolean takes(String accept, MediaType type) {
        int precision = 0;
        boolean taken = false;
        for (String part : accept.split(",")) {
            Matcher range = RANGE.matcher(part);
            int found = range.matches() ? precision(range, type) : 0;
            if (found > precision) {
                precision = found;
                taken = range.group(3) == null || Double.parseDouble(range.group(3)) > 0;
            }
        }
        return taken;
    }

    /** Zero where the type is not in the range. */
    private static int precision(Matcher range, MediaType type) {
        boolean same = range.group(1).equalsIgnoreCase(type.getType());
        if (range.group(2).equals(ANY)) {
            return same ? 2 : range.group(1).equals(ANY) ? 1 : 0;
        }
        return same && range.group(2).equalsIgnoreCase(type.getSubtype()) ? 3 : 0;
    }
}
