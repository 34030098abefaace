package flashsale.order.system.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generates values that a schema allows, often at its bounds, and mutates values in one place. */
final class ValueGenerator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST_LIST = 4;

    /** Values that are invalid in most places. */
    private static final List<String> INVALID_VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\" \"",
            "\"text\"",
            "0",
            "-1",
            "1.5",
            "101",
            "99999999999999999999",
            "1e30",
            "0.001",
            "[]",
            "[null]",
            "{}",
            "{\"a\":1}",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"" + "x".repeat(600) + "\"");

    private final Random random;
    private final OpenApiDocument document;
    private final List<Long> products;
    private final List<String> traceIds;

    /** The products and trace ids are used where the API expects such. */
    ValueGenerator(Random random, OpenApiDocument document, List<Long> products, List<String> traceIds) {
        this.random = random;
        this.document = document;
        this.products = products;
        this.traceIds = traceIds;
    }

    <T> T pick(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /**
     * @param name the name of the field or parameter
     */
    JsonNode valid(String name, JsonNode reference) {
        if (name.equals("traceIds")) {
            return JSON.arrayNode().add(pick(traceIds)).add(pick(traceIds));
        }
        JsonNode schema = document.resolved(reference);
        if (schema.has("enum")) {
            return pick(List.copyOf(schema.path("enum").values()));
        }
        return switch (schema.path("type").stringValue()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> JSON.numberNode(whole(name, schema));
            case "number" -> JSON.numberNode(price(schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.stringNode(string(name, schema));
        };
    }

    private String string(String name, JsonNode schema) {
        if (schema.path("format").stringValue("").equals("date-time")) {
            return name.equals("closesAt") ? "2037-12-31T23:59:59.999Z" : "2026-11-22T12:00:00.5+09:00";
        }
        return text(schema.path("maxLength").intValue(40));
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> names = new ArrayList<>(schema.path("properties").propertyNames());
        if (schema.path("maxProperties").intValue(0) == 1) {
            names = List.of(pick(names));
        }
        names.forEach(
                name -> object.set(name, valid(name, schema.path("properties").path(name))));
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        int size = schema.path("minItems").intValue(0) + random.nextInt(LONGEST_LIST);
        IntStream.range(0, size).forEach(i -> array.add(valid(name, schema.path("items"))));
        return array;
    }

    private long whole(String name, JsonNode schema) {
        if (name.equals("productId") && !oneIn(4)) {
            return pick(products);
        }
        long min = schema.path("minimum").longValue(Long.MIN_VALUE);
        long max = schema.path("maximum").longValue(Long.MAX_VALUE);
        return pick(List.of(min, max, random.nextLong(min, max), min + random.nextInt((int) Math.min(100, max - min))));
    }

    private BigDecimal price(JsonNode schema) {
        return pick(List.of(
                schema.path("minimum").decimalValue(),
                schema.path("maximum").decimalValue(),
                BigDecimal.valueOf(random.nextInt(1_000_000), 2),
                BigDecimal.valueOf(random.nextInt(100))));
    }

    /** Returns a text that is not blank, with ASCII, accented and Korean letters and emoji. */
    String text(int max) {
        int length = 1 + random.nextInt(oneIn(5) ? max : Math.min(max, 12));
        StringBuilder text = new StringBuilder("x");
        while (text.codePointCount(0, text.length()) < length) {
            text.appendCodePoint(
                    pick(List.of(0x20 + random.nextInt(0x5f), 0xac00 + random.nextInt(0x2000), 0x1f600, 0xe9)));
        }
        return text.toString();
    }

    /** Removes, adds or replaces something in a value; the result may still be valid. */
    JsonNode mutated(JsonNode value) {
        if (value.isObject() && !value.isEmpty() && !oneIn(4)) {
            ObjectNode copy = ((ObjectNode) value).deepCopy();
            String name = pick(List.copyOf(copy.propertyNames()));
            switch (random.nextInt(4)) {
                case 0 -> copy.remove(name);
                case 1 -> copy.set("x" + random.nextInt(10), invalidValue());
                default -> copy.set(name, mutated(copy.path(name)));
            }
            return copy;
        }
        if (value.isArray() && !value.isEmpty() && !oneIn(4)) {
            ArrayNode copy = ((ArrayNode) value).deepCopy();
            int index = random.nextInt(copy.size());
            copy.set(index, mutated(copy.path(index)));
            return oneIn(8)
                    ? copy.addAll(copy.deepCopy()).addAll(copy.deepCopy()).addAll(copy.deepCopy())
                    : copy;
        }
        return invalidValue();
    }

    private JsonNode invalidValue() {
        return MAPPER.readTree(pick(INVALID_VALUES));
    }
}
