package flashsale.order.application.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * The syntax rules for JSON that parsers do not enforce: UTF-8, limited nesting, and nothing after the outermost value. Both ways
 * in, HTTP and Kafka, apply them before parsing, so that neither accepts what the other refuses.
 */
public final class JsonSyntax {

    /** Maximum nesting; the deepest value of the API has four levels. */
    private static final int MAX_DEPTH = 16;

    /** The only characters that JSON permits around values (RFC 8259, 2). */
    private static final String WHITE_SPACE = " \t\n\r";

    /** What the JDK decodes malformed bytes to. */
    private static final char REPLACEMENT = '\ufffd';

    private JsonSyntax() {}

    /** Returns the text of an object or array that a parser may read; empty if it breaks a rule. */
    public static Optional<String> decode(byte[] value) {
        return decodeUtf8(value).filter(text -> !isTooDeepOrTrailed(text));
    }

    /** The constructor of String is several times faster than a decoder, which only the rare replacement character needs. */
    private static Optional<String> decodeUtf8(byte[] value) {
        String text = new String(value, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isUtf8(value) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isUtf8(byte[] value) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /**
     * Returns whether the outermost value nests too deep or is followed by more content. Parsers recurse at each level, and not all of
     * them detect trailing content. Brackets in strings do not count.
     */
    private static boolean isTooDeepOrTrailed(String text) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inString = !inString;
            } else if (inString) {
                i += c == '\\' ? 1 : 0;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return text.chars().skip(i + 1L).anyMatch(after -> WHITE_SPACE.indexOf(after) < 0);
                }
            }
            if (depth > MAX_DEPTH) {
                return true;
            }
        }
        return false;
    }
}
