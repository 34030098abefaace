package flashsale.order.simulation.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads JSON and returns empty values instead of failing. Caches the provider: looking it up costs more than parsing. */
public final class LenientJson {
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private LenientJson() {}

    /** Parses an object; empty if the bytes are not one. */
    public static JsonObject object(byte[] bytes) {
        return value(bytes) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** Parses an array; empty if the bytes are not one. */
    public static JsonArray array(byte[] bytes) {
        return value(bytes) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** Returns the string under a key, or an empty one. */
    public static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : "";
    }

    /** Returns the integer under a key, or -1. */
    public static long number(JsonObject object, String key) {
        return object.get(key) instanceof JsonNumber number ? number.longValue() : -1;
    }

    private static JsonValue value(byte[] bytes) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            return reader.readValue();
        } catch (JsonException noJson) {
            return JsonValue.NULL;
        }
    }
}
