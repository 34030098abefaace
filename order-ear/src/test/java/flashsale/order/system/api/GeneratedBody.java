package flashsale.order.system.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.system.api.OpenApiDocument.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A generated request body.
 *
 * @param expectedErrors the error statuses that may answer it; empty for a valid body
 */
record GeneratedBody(byte[] bytes, Set<Integer> expectedErrors) {

    /** Bodies that are not a JSON object in UTF-8, or nest too deep, with one character per byte. */
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

    /** A body that the schema allows, which half of the time is then mutated in one place. */
    static GeneratedBody json(ValueGenerator values, OpenApiDocument document, Operation operation, JsonNode schema) {
        JsonNode value = values.valid("", schema);
        boolean mutated = values.oneIn(2);
        if (mutated) {
            value = values.mutated(value);
        }
        String json = value.toString();
        boolean invalid = !document.allows(schema, json) || namesAProductTwice(value);
        return new GeneratedBody(json.getBytes(UTF_8), invalid ? Set.of(400) : possibleErrors(operation, mutated));
    }

    /** Statuses that depend on more than the schema. */
    private static Set<Integer> possibleErrors(Operation operation, boolean mutated) {
        return switch (operation.id()) {
            // Malformed trace ids are skipped unless all are malformed.
            case "redriveDeadLetters" -> mutated ? Set.of(202, 400) : Set.of();
            // The stock may exceed its maximum.
            case "restockProduct" -> Set.of(200, 400, 404);
            default -> Set.of();
        };
    }

    private static boolean namesAProductTwice(JsonNode order) {
        Set<JsonNode> seen = new HashSet<>();
        return order.path("items").valueStream().anyMatch(item -> !seen.add(item.path("productId")));
    }
}
