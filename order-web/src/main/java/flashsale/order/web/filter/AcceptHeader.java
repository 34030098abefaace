package flashsale.order.web.filter;

import jakarta.ws.rs.core.MediaType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parser of the Accept header (RFC 9110, 12.5.1): media ranges and their weights. It ignores other parameters. */
final class AcceptHeader {

    /** A parameter other than the weight. A comma or semicolon within quotes does not end it. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+(?![qQ]\\s*=)[^;,=\"\\s]++\\s*+(?:=\\s*+(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^;,\"]*+))?");

    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]\\s*=\\s*([^,;]*)");
    private static final Pattern WEIGHT_VALUE = Pattern.compile("\\s*(0(\\.\\d*)?|1(\\.0*)?)\\s*");

    private static final Pattern RANGE =
            Pattern.compile("\\s*([^\\s/;,]+)/([^\\s/;,]+)\\s*(?:;[^,]*?=\\s*([\\d.]+)\\s*)?");
    private static final String ANY = "*";

    private AcceptHeader() {}

    /** Returns the header without the parameters of its media ranges; their weights stay. */
    static String withoutParameters(String accept) {
        return PARAMETER.matcher(accept).replaceAll("");
    }

    /** Returns whether each weight is a number from 0 to 1 (12.4.2). */
    static boolean hasValidWeights(String accept) {
        Matcher weight = WEIGHT.matcher(accept);
        while (weight.find()) {
            if (!WEIGHT_VALUE.matcher(weight.group(1)).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether the header is a list of media ranges, which may be empty.
     *
     * @param accept without parameters
     */
    static boolean isWellFormed(String accept) {
        return accept.isBlank()
                || Stream.of(accept.split(","))
                        .allMatch(part -> RANGE.matcher(part).matches());
    }

    /**
     * Returns whether a response of this type is acceptable. The most specific range that contains the type decides.
     *
     * @param accept without parameters, and with valid weights; parts that are no media range are ignored
     */
    static boolean accepts(String accept, MediaType type) {
        int specificity = 0;
        boolean accepted = false;
        for (String part : accept.split(",")) {
            Matcher range = RANGE.matcher(part);
            int candidate = range.matches() ? specificity(range, type) : 0;
            if (candidate > specificity) {
                specificity = candidate;
                accepted = range.group(3) == null || Double.parseDouble(range.group(3)) > 0;
            }
        }
        return accepted;
    }

    /** Returns zero if the range does not contain the type. */
    private static int specificity(Matcher range, MediaType type) {
        boolean sameType = range.group(1).equalsIgnoreCase(type.getType());
        if (range.group(2).equals(ANY)) {
            return sameType ? 2 : range.group(1).equals(ANY) ? 1 : 0;
        }
        return sameType && range.group(2).equalsIgnoreCase(type.getSubtype()) ? 3 : 0;
    }
}
