package flashsale.order.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.system.ApiDocument.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A generated body.
 *
 * @param refusals the statuses with which it may be answered, if something is wrong with it; empty otherwise
 */
record ApiBody(byte[] bytes, Set<Integer> refusals) {

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

    static ApiBody unreadable(Samples samples) {
        if (samples.oneIn(8)) {
            return new ApiBody(("{\"a\":\"" + "x".repeat(20_000) + "\"}").getBytes(UTF_8), Set.of(413));
        }
        return new ApiBody(samples.pick(UNREADABLE).getBytes(ISO_8859_1), Set.of(400));
    }

    /** What the schema allows, or, half of the time, the same with a change. */
    static ApiBody json(Samples samples, ApiDocument api, Call call, JsonNode schema) {
        JsonNode value = samples.valid("", schema);
        boolean changed = samples.oneIn(2);
        if (changed) {
            value = samples.changed(value);
        }
        String json = value.toString();
        boolean wrong = !api.allows(schema, json) || namesAProductTwice(value);
        return new ApiBody(json.getBytes(UTF_8), wrong ? Set.of(400) : perhapsRefused(call, changed));
    }

    /** For what a schema cannot say. */
    private static Set<Integer> perhapsRefused(Call call, boolean changed) {
        return switch (call.id()) {
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
