package flashsale.order.system.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Generates values for the parameters of a request, valid and invalid ones. */
final class GeneratedParameters {

    private final ValueGenerator values;
    private final Set<Integer> expectedErrors;

    /** @param expectedErrors receives the error statuses that an invalid value may cause */
    GeneratedParameters(ValueGenerator values, Set<Integer> expectedErrors) {
        this.values = values;
        this.expectedErrors = expectedErrors;
    }

    String inQuery(String name, JsonNode schema) {
        if (name.equals("after")) {
            // Not a cursor, although some texts pass for one.
            expectedErrors.addAll(Set.of(400, 200));
            return values.text(20);
        }
        if (values.oneIn(3)) {
            expectedErrors.add(400);
            return values.pick(List.of("-1", "0", "201", "1.5", "99999999999", "x", " ", "\u0000", "out_of_stock"));
        }
        return values.valid(name, schema).asString();
    }

    String inHeader(String name) {
        if (name.equals("Idempotency-Key")) {
            return idempotencyKey();
        }
        if (name.equals("Prefer")) {
            return values.pick(List.of("wait=0", "wait=1", "respond-async, wait=1", "wait=-1", "wait=x", "\"", ",;="));
        }
        if (name.startsWith("If-")) {
            return values.pick(List.of(
                    "*", "\"1\"", "W/\"1\"", "\"1\", \"2\"", "1", "x", "\"", "\"\"", ",", "\"9999999999999999999\""));
        }
        return values.pick(List.of(
                "ko-KR, en;q=0.5",
                "*",
                "fr",
                "ko;q=0",
                "$$$",
                ";;;",
                "x".repeat(500),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-0-0-0"));
    }

    /** Some keys are reused with another body. */
    private String idempotencyKey() {
        if (values.oneIn(4)) {
            expectedErrors.add(400);
            return values.pick(List.of("two words", "\"", "\"open", "x".repeat(256), "\"\"", "\"a\" b"));
        }
        return values.pick(List.of(
                "key-1", "\"key-2\"", "x".repeat(255), "!~", UUID.randomUUID().toString()));
    }

    String productId(OpenApiDocument document) {
        if (values.oneIn(6)) {
            expectedErrors.addAll(Set.of(400, 404));
            return values.pick(List.of("0", "-1", "1.0", "99999999999999999999", "x", "1%20", "%F0%9F%8D%97", "..%2f"));
        }
        return values.valid("productId", document.tree().at("/components/schemas/ProductId"))
                .asString();
    }

    /** Returns a partition or an offset, where a dead letter may be. */
    String place() {
        return values.pick(List.of("0", "1", "2", "5", "6", "999999999999", "-1", "00", "x", "1%20"));
    }

    /** Contains no backslash, because Payara answers those with an empty error of its own. */
    String traceId(TestData data) {
        return values.oneIn(4)
                ? values.pick(List.of(
                        UUID.randomUUID().toString(),
                        "x",
                        "%20",
                        encoded(values.text(40).replace("\\", ""))))
                : values.pick(data.traceIds());
    }

    /** Encodes a part of an address, and no character that needs no encoding (RFC 3986, 2.3): the application refuses those in paths. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%7E", "~");
    }
}
