package flashsale.order.web.json;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Writer of JSON texts in UTF-8. */
public final class JsonText {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final int INITIAL_SIZE = 512;

    private JsonText() {}

    /** Writes an object. The callback writes its fields and ends every structure that it starts. */
    public static byte[] object(Consumer<JsonGenerator> content) {
        return write(json -> {
            json.writeStartObject();
            content.accept(json);
        });
    }

    /** Writes an array. The callback writes its elements and ends every structure that it starts. */
    public static byte[] array(Consumer<JsonGenerator> content) {
        return write(json -> {
            json.writeStartArray();
            content.accept(json);
        });
    }

    private static byte[] write(Consumer<JsonGenerator> start) {
        // No stream: the generator would allocate a buffer of 8 KiB for each.
        StringWriter text = new StringWriter(INITIAL_SIZE);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            start.accept(json);
            json.writeEnd();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
