package flashsale.order.web.json;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
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

    /** An array, likewise. */
    static byte[] array(Consumer<JsonGenerator> content) {
        return whole(json -> {
            json.writeStartArray();
            content.accept(json);
        });
    }

    private static byte[] whole(Consumer<JsonGenerator> allButTheEnd) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = GENERATORS.createGenerator(bytes, StandardCharsets.UTF_8)) {
            allButTheEnd.accept(json);
            json.writeEnd();
        }
        return bytes.toByteArray();
    }
}
