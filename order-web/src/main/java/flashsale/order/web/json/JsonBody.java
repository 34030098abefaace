package flashsale.order.web.json;

import flashsale.order.application.json.JsonSyntax;
import flashsale.order.web.json.UnreadableBodyException.Fault;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;

/** Reader of request bodies that contain a JSON object in UTF-8. */
public final class JsonBody {

    /** Maximum size of a body in bytes. */
    public static final int MAX_SIZE = 16 * 1024;

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private JsonBody() {}

    /**
     * Parses a body. The parser of Payara and WildFly throws the unchecked exceptions for numbers with too many digits.
     *
     * @throws UnreadableBodyException if the body is no JSON object or has duplicate fields
     */
    public static JsonObject read(byte[] bytes) {
        String text = JsonSyntax.decode(bytes).orElseThrow(() -> new UnreadableBodyException(Fault.MALFORMED));
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | NumberFormatException | UnsupportedOperationException notAnObject) {
            throw new UnreadableBodyException(Fault.MALFORMED);
        }
    }
}
