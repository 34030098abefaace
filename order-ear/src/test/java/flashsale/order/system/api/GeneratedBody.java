package flashsale.order.system.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.system.api.OpenApiDocument.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A generated body.
 *
 * @param refusals the statuses with which it may be answered, if something is wrong with it; empty otherwise
 */
record GeneratedBody(byte[] bytes, Set<Integer> expectedErrors) {

    /** No JSON object in UTF-8, or too much of it; bytes of Latin 1. */
    private static final List<String> UNREADABLE = List.of(
            "",
            " ",
            "{",
            "{\"a\":",
            "[]",
            "[{}]",
            "null",
            "7",
            "\"text\"",
            "{} {}",
            "{}x",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"\u00ff\"}",
            "{\"a\":" + "[".repeat(5_000),
            "\u00ff\u00fe{\u0000}\u0000",
            "{\"a\":1e999999999999}",
            "{'a':1}",
            "{\"a\":NaN}");

    static GeneratedBody unreadable(ValueGenerator values) {
        if (values.oneIn(8)) {
            return new GeneratedBody(("{\"a\":\"" + "x".repeat(20_000) + "\"}").getBytes(UTF_8), Set.of(413));
        }
        return new GeneratedBody(values.pick(UNREADABLE).getBytes(ISO_8859_1), Set.of(400));
    }

    /** What the schema allows, or, half of the time, the same with a change. */
    static GeneratedBody json(ValueGenerator values, OpenApiDocument document, Operation operation, JsonNode schema) {
        JsonNode value = values.valid("", schema);
        boolean changed = values.oneIn(2);
        if (changed) {
            value = values.changed(value);
        }
        String json = value.toString();
        boolean wrong = !document.allows(schema, json) || namesAProductTwice(value);
        return new GeneratedBody(json.getBytes(UTF_8), wrong ? Set.of(400) : perhapsRefused(operation, changed));
    }

    /** For what a schema cannot say. */
    private static Set<Integer> perhapsRefused(Operation operation, boolean changed) {
        return switch (operation.id()) {
            // Texts that are no trace ids are passed over, unless there are no others.
            case "redriveDeadLetters" -> changed ? Set.of(202, 400) : Set.of();
            // The stock may come to be too large.
            case "restockProduct" -> Set.of(200, 400, 404);
            default -> Set.of();
        };
    }

    private static boolean namesAProductTwice(JsonNode order) {
        Set<JsonNode> seen = new HashSet<>();
        return order.path("items").valueStream().anyMatch(item -> !seen.add(item.path("productId")));
    }
}
