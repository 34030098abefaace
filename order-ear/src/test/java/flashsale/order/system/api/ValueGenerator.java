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

/** Values that a schema allows, at and within its bounds, and values changed in one place. The same seed gives the same ones. */
final class ValueGenerator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST_LIST = 4;

    /** What does not fit most places, each in its own way. */
    private static final List<String> MISFITS = List.of(
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

    /** The products and trace ids that are taken where the API has such. */
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
     * @param name of the field or parameter
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
            default -> JSON.stringNode(text(schema.path("maxLength").intValue(40)));
        };
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

    /** In all kinds of letters, and not blank. */
    String text(int max) {
        int length = 1 + random.nextInt(oneIn(5) ? max : Math.min(max, 12));
        StringBuilder text = new StringBuilder("x");
        while (text.codePointCount(0, text.length()) < length) {
            text.appendCodePoint(
                    pick(List.of(0x20 + random.nextInt(0x5f), 0xac00 + random.nextInt(0x2000), 0x1f600, 0xe9)));
        }
        return text.toString();
    }

    /** The same value with something left out, added or exchanged somewhere; it may still be allowed. */
    JsonNode changed(JsonNode value) {
        if (value.isObject() && !value.isEmpty() && !oneIn(4)) {
            ObjectNode copy = ((ObjectNode) value).deepCopy();
            String name = pick(List.copyOf(copy.propertyNames()));
            switch (random.nextInt(4)) {
                case 0 -> copy.remove(name);
                case 1 -> copy.set("x" + random.nextInt(10), misfit());
                default -> copy.set(name, changed(copy.path(name)));
            }
            return copy;
        }
        if (value.isArray() && !value.isEmpty() && !oneIn(4)) {
            ArrayNode copy = ((ArrayNode) value).deepCopy();
            int index = random.nextInt(copy.size());
            copy.set(index, changed(copy.path(index)));
            return oneIn(8)
                    ? copy.addAll(copy.deepCopy()).addAll(copy.deepCopy()).addAll(copy.deepCopy())
                    : copy;
        }
        return misfit();
    }

    private JsonNode misfit() {
        return MAPPER.readTree(pick(MISFITS));
    }
}
