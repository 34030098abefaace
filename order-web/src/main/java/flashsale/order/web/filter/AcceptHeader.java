package flashsale.order.web.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller accepts (RFC 9110, 12.5.1): types and their weights, which alone are of use here. */
final class AcceptHeader {

    /** Whose name is not that of the weight; within quotes no comma and no semicolon ends it. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+(?![qQ]\\s*=)[^;,=\"\\s]++\\s*+(?:=\\s*+(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^;,\"]*+))?");

    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]\\s*=\\s*([^,;]*)");
    private static final Pattern RIGHT = Pattern.compile("\\s*(0(\\.\\d*)?|1(\\.0*)?)\\s*");

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
}
