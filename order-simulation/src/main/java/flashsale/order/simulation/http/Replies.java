package flashsale.order.simulation.http;

import flashsale.order.simulation.model.Answer;
import flashsale.order.simulation.model.Receipt;
import flashsale.order.simulation.model.Standing;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads what the server answers to customers, and says what is wrong with it. */
public final class Replies {
    private Replies() {}

    public static Receipt receipt(Reply reply, int micros) {
        if (reply.code() != 202) {
            return new Receipt(reply.code(), "", outcry(reply), micros);
        }
        String traceId = JsonText.text(JsonText.object(reply.body()), "traceId");
        return new Receipt(202, traceId, flaw(traceId, reply.header("Location")), micros);
    }

    public static Answer answer(Reply reply, String traceId) {
        if (reply.code() != 200) {
            return Answer.flawed(outcry(reply));
        }
        JsonObject said = JsonText.object(reply.body());
        Standing standing = Standing.of(JsonText.text(said, "status"), JsonText.text(said, "reason"));
        String flaw = "";
        if (!JsonText.text(said, "traceId").equals(traceId)) {
            flaw = "the answer about %s names the trace id '%s'".formatted(traceId, JsonText.text(said, "traceId"));
        } else if (standing.completed() && !said.containsKey("order")) {
            flaw = traceId + " is COMPLETED without its order";
        }
        return new Answer(
                standing, instant(JsonText.text(said, "decidedAt")), seconds(reply.header("Retry-After")), flaw);
    }

    /** What is wrong with the page of a product; empty when nothing is. */
    public static String flawOfPage(Reply reply, long productId) {
        if (reply.code() != 200) {
            return outcry(reply);
        }
        long shown = JsonText.number(JsonText.object(reply.body()), "productId");
        return shown == productId ? "" : "the page of product " + shown;
    }

    /** An error in a few words: the code and what the problem says of itself. */
    public static String outcry(int code, byte[] body) {
        JsonObject problem = JsonText.object(body);
        String detail = JsonText.text(problem, "detail");
        String words = detail.isEmpty() ? JsonText.text(problem, "title") : detail;
        return words.isEmpty() ? Integer.toString(code) : code + " (" + words + ")";
    }

    public static String outcry(Reply reply) {
        return reply.code() == 0 ? reply.head() : outcry(reply.code(), reply.body());
    }

    private static String flaw(String traceId, String location) {
        if (traceId.isEmpty()) {
            return "202 without a trace id";
        }
        return location.endsWith("/api/v1/orders/" + traceId)
                ? ""
                : "202 for %s with Location '%s'".formatted(traceId, location);
    }

    private static Instant instant(String text) {
        try {
            return text.isEmpty() ? Instant.MIN : Instant.parse(text);
        } catch (DateTimeException noInstant) {
            return Instant.MIN;
        }
    }

    private static int seconds(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
