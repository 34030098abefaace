package flashsale.order.simulation.http;

import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.PollResult;
import flashsale.order.simulation.model.PostResult;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the responses to customers and names their flaws. */
public final class ReplyReader {
    private ReplyReader() {}

    public static PostResult postResult(HttpReply reply, int micros) {
        if (reply.code() != 202) {
            return new PostResult(reply.code(), "", description(reply), micros);
        }
        String traceId = LenientJson.text(LenientJson.object(reply.body()), "traceId");
        return new PostResult(202, traceId, flaw(traceId, reply.header("Location")), micros);
    }

    public static PollResult pollResult(HttpReply reply, String traceId) {
        if (reply.code() != 200) {
            return PollResult.flawed(description(reply));
        }
        JsonObject body = LenientJson.object(reply.body());
        ObservedStatus status = ObservedStatus.of(LenientJson.text(body, "status"), LenientJson.text(body, "reason"));
        String flaw = "";
        if (!LenientJson.text(body, "traceId").equals(traceId)) {
            flaw = "the response about %s names the trace id '%s'"
                    .formatted(traceId, LenientJson.text(body, "traceId"));
        } else if (status.completed() && !body.containsKey("order")) {
            flaw = traceId + " is COMPLETED without its order";
        }
        return new PollResult(
                status, instant(LenientJson.text(body, "decidedAt")), seconds(reply.header("Retry-After")), flaw);
    }

    /** Returns the flaw of a product page; empty if there is none. */
    public static String flawOfPage(HttpReply reply, long productId) {
        if (reply.code() != 200) {
            return description(reply);
        }
        long shown = LenientJson.number(LenientJson.object(reply.body()), "productId");
        return shown == productId ? "" : "the page of product " + shown;
    }

    /** Describes an error: the code and the problem's detail or title. */
    public static String description(int code, byte[] body) {
        JsonObject problem = LenientJson.object(body);
        String detail = LenientJson.text(problem, "detail");
        String message = detail.isEmpty() ? LenientJson.text(problem, "title") : detail;
        return message.isEmpty() ? Integer.toString(code) : code + " (" + message + ")";
    }

    public static String description(HttpReply reply) {
        return reply.code() == 0 ? reply.head() : description(reply.code(), reply.body());
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
