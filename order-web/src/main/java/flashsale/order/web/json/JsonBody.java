package flashsale.order.web.json;

import flashsale.order.web.json.UnreadableBody.Fault;
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

/** Reads bodies that hold a JSON object in UTF-8, and no more bytes of them than allowed. */
public final class JsonBody {

    /** In bytes. */
    public static final int MAX_SIZE = 16 * 1024;

    /** The deepest body of the API has four levels. */
    private static final int MAX_DEPTH = 16;

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private JsonBody() {}

    /**
     * Reads the stream to its end, or to the limit whatever length was announced.
     *
     * @throws UnreadableBody when the body does not arrive, is too large or no JSON object, or names a field twice
     */
    public static JsonObject read(InputStream body) {
        byte[] bytes = bytes(body);
        if (bytes.length > MAX_SIZE) {
            throw new UnreadableBody(Fault.TOO_LARGE);
        }
        return parse(bytes);
    }

    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(MAX_SIZE + 1);
        } catch (IOException senderGone) {
            throw new UnreadableBody(Fault.INCOMPLETE);
        }
    }

    /** The number exceptions are those of the parser on Payara and WildFly, for numbers of more digits than it takes. */
    static JsonObject parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (isTooDeepOrMore(text)) {
                throw new UnreadableBody(Fault.MALFORMED);
            }
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (CharacterCodingException
                | JsonException
                | NumberFormatException
                | UnsupportedOperationException notAnObject) {
            throw new UnreadableBody(Fault.MALFORMED);
        }
    }

    /**
     * Whether the outermost value nests too deep, for parsers descend by recursion, or is followed by more, which not all parsers
     * see. Brackets in texts do not count.
     */
    private static boolean isTooDeepOrMore(String text) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inText = !inText;
            } else if (inText) {
                i += c == '\\' ? 1 : 0;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return !text.substring(i + 1).isBlank();
                }
            }
            if (depth > MAX_DEPTH) {
                return true;
            }
        }
        return false;
    }
}
