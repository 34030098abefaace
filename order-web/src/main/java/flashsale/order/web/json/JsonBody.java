package flashsale.order.web.json;

import flashsale.order.web.json.UnreadableBodyException.Fault;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reader of request bodies that contain a JSON object in UTF-8. It reads no more than the maximum size. */
public final class JsonBody {

    /** Maximum size of a body in bytes. */
    public static final int MAX_SIZE = 16 * 1024;

    /** Maximum nesting; the deepest body of the API has four levels. */
    private static final int MAX_DEPTH = 16;

    /** The only characters that JSON permits around values (RFC 8259, 2). */
    private static final String WHITE_SPACE = " \t\n\r";

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private JsonBody() {}

    /**
     * Reads the stream to its end, or up to the maximum size, whatever the Content-Length header says.
     *
     * @throws UnreadableBodyException if the body does not arrive, is too large, is no JSON object or has duplicate fields
     */
    public static JsonObject read(InputStream body) {
        byte[] bytes = bytes(body);
        if (bytes.length > MAX_SIZE) {
            throw new UnreadableBodyException(Fault.TOO_LARGE);
        }
        return parse(bytes);
    }

    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(MAX_SIZE + 1);
        } catch (IOException incomplete) {
            throw new UnreadableBodyException(Fault.INCOMPLETE);
        }
    }

    /** Parses a body. The parser of Payara and WildFly throws the unchecked exceptions for numbers with too many digits. */
    static JsonObject parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (isTooDeepOrTrailed(text)) {
                throw new UnreadableBodyException(Fault.MALFORMED);
            }
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (CharacterCodingException
                | JsonException
                | NumberFormatException
                | UnsupportedOperationException notAnObject) {
            throw new UnreadableBodyException(Fault.MALFORMED);
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
