package flashsale.order.web.filter;

/**
 * The one spelling of a path. Servers resolve others, such as {@code //api} or {@code /%61pi}, to the same resource, so a rule of a proxy
 * or of this application that compares paths would miss them. The application rejects them instead.
 */
final class CanonicalPath {

    private static final String UNRESERVED_MARKS = "-._~";
    private static final int HEXADECIMAL = 16;
    private static final int ESCAPE_LENGTH = 3;

    private CanonicalPath() {}

    /**
     * Returns whether a path has no empty segment, dot segment or path parameter, and no escape of an unreserved character (RFC 3986, 6.2.2)
     * or of a separator.
     *
     * @param path as the client sent it
     */
    static boolean matches(String path) {
        boolean segmentBegins = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == ';' || c == '\\' || c == '%' && !isNeeded(path, i)) {
                return false;
            }
            if (segmentBegins && (c == '/' || c == '.' && isDotSegment(path, i))) {
                return false;
            }
            segmentBegins = c == '/';
        }
        return true;
    }

    private static boolean isDotSegment(String path, int begin) {
        int end = path.startsWith("..", begin) ? begin + 2 : begin + 1;
        return end == path.length() || path.charAt(end) == '/';
    }

    /** Returns whether the character must be escaped because it may not stand in a segment as it is. */
    private static boolean isNeeded(String path, int escape) {
        if (escape + ESCAPE_LENGTH > path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(escape + 1), HEXADECIMAL);
        int low = Character.digit(path.charAt(escape + 2), HEXADECIMAL);
        int escaped = high * HEXADECIMAL + low;
        return high >= 0 && low >= 0 && !isUnreserved((char) escaped) && !isSeparator((char) escaped);
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED_MARKS.indexOf(c) >= 0;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\' || c == ';' || c == 0;
    }
}
