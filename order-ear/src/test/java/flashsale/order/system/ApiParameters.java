package flashsale.order.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Values for the parameters of a generated request. */
final class ApiParameters {

    private final Samples samples;
    private final Set<Integer> refusals;

    /** @param refusals takes the statuses with which the request may be refused for a value that is wrong */
    ApiParameters(Samples samples, Set<Integer> refusals) {
        this.samples = samples;
        this.refusals = refusals;
    }

    String inQuery(String name, JsonNode schema) {
        if (name.equals("after")) {
            // A cursor that is none; some are hard to tell from one.
            refusals.addAll(Set.of(400, 200));
            return samples.text(20);
        }
        if (samples.oneIn(3)) {
            refusals.add(400);
            return samples.pick(List.of("-1", "0", "201", "1.5", "99999999999", "x", " ", "\u0000", "out_of_stock"));
        }
        return samples.valid(name, schema).asString();
    }

    String inHeader(String name) {
        if (name.equals("Idempotency-Key")) {
            return idempotencyKey();
        }
        if (name.equals("Prefer")) {
            return samples.pick(List.of("wait=0", "wait=1", "respond-async, wait=1", "wait=-1", "wait=x", "\"", ",;="));
        }
        if (name.startsWith("If-")) {
            return samples.pick(List.of(
                    "*", "\"1\"", "W/\"1\"", "\"1\", \"2\"", "1", "x", "\"", "\"\"", ",", "\"9999999999999999999\""));
        }
        return samples.pick(List.of(
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

    /** Some come again, with another body. */
    private String idempotencyKey() {
        if (samples.oneIn(4)) {
            refusals.add(400);
            return samples.pick(List.of("two words", "\"", "\"open", "x".repeat(256), "\"\"", "\"a\" b"));
        }
        return samples.pick(List.of(
                "key-1", "\"key-2\"", "x".repeat(255), "!~", UUID.randomUUID().toString()));
    }

    String productId(ApiDocument api) {
        if (samples.oneIn(6)) {
            refusals.addAll(Set.of(400, 404));
            return samples.pick(
                    List.of("0", "-1", "1.0", "99999999999999999999", "x", "1%20", "%F0%9F%8D%97", "..%2f"));
        }
        return samples.valid("productId", api.tree().at("/components/schemas/ProductId"))
                .asString();
    }

    /** Without backslashes, which Payara refuses without a word. */
    String traceId(ApiCast cast) {
        return samples.oneIn(4)
                ? samples.pick(List.of(
                        UUID.randomUUID().toString(),
                        "x",
                        "%20",
                        encoded(samples.text(40).replace("\\", ""))))
                : samples.pick(cast.traceIds());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
