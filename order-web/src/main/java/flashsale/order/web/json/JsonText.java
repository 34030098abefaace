package flashsale.order.web.json;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON in UTF-8. */
public final class JsonText {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final int USUAL_SIZE = 512;

    private JsonText() {}

    /** An object with what the content writes into it; everything the content starts, it has to end. */
    public static byte[] object(Consumer<JsonGenerator> content) {
        return whole(json -> {
            json.writeStartObject();
            content.accept(json);
        });
    }

    /** Writes an array in the same way. */
    public static byte[] array(Consumer<JsonGenerator> content) {
        return whole(json -> {
            json.writeStartArray();
            content.accept(json);
        });
    }

    private static byte[] whole(Consumer<JsonGenerator> allButTheEnd) {
        // Not a stream: that would bring a buffer of 8 KiB with each text.
        StringWriter text = new StringWriter(USUAL_SIZE);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            allButTheEnd.accept(json);
            json.writeEnd();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
