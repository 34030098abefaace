package flashsale.order.web.json;

import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.domain.Reason;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON of dead letters in responses. */
public final class DeadLetterJson {

    private DeadLetterJson() {}

    public static byte[] of(Page page) {
        return JsonText.object(json -> {
            json.writeStartArray("deadLetters");
            page.deadLetters().forEach(letter -> write(letter, json));
            json.writeEnd();
            page.next().ifPresent(next -> json.write("next", next));
        });
    }

    public static byte[] of(Redriven result) {
        return JsonText.object(json -> json.write("redriven", result.redriven()).write("skipped", result.skipped()));
    }

    private static void write(DeadLetter letter, JsonGenerator json) {
        json.writeStartObject();
        letter.request()
                .ifPresent(request -> json.write("traceId", request.traceId().toString()));
        json.write("reason", letter.reason().name())
                .write("message", letter.message())
                .write("attempts", letter.attempt())
                .write("failedAt", letter.failedAt().toString())
                .write("partition", letter.partition())
                .write("offset", letter.offset());
        request(letter)
                .ifPresentOrElse(
                        request -> json.write("request", request),
                        () -> json.write("raw", new String(letter.raw(), StandardCharsets.UTF_8)));
        json.writeEnd();
    }

    /** Returns the record as JSON, unless it is no order request. */
    private static Optional<JsonObject> request(DeadLetter letter) {
        if (letter.reason() == Reason.INVALID_REQUEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonBody.parse(letter.raw()));
        } catch (UnreadableBodyException notJson) {
            return Optional.empty();
        }
    }
}
