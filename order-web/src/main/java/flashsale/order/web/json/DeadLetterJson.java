package flashsale.order.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.domain.Reason;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** JSON of dead letters in responses. */
public final class DeadLetterJson {

    private DeadLetterJson() {}

    /** A letter as on a page. */
    public static byte[] of(DeadLetter letter) {
        return JsonText.object(json -> {
            writeFailure(letter, json);
            request(letter)
                    .ifPresentOrElse(
                            request -> json.write("request", request),
                            () -> json.write("raw", new String(letter.raw(), UTF_8)));
            if (letter.rawTruncated()) {
                json.write("rawTruncated", true);
            }
        });
    }

    /** Writes a letter whose value may be large, as text; the JSON is never in memory as a whole. */
    public static void write(DeadLetter letter, OutputStream out) throws IOException {
        byte[] failure = JsonText.object(json -> writeFailure(letter, json));
        out.write(Arrays.copyOf(failure, failure.length - 1));
        out.write(",\"raw\":".getBytes(UTF_8));
        LongJsonString.write(letter.raw(), out);
        out.write((letter.rawTruncated() ? ",\"rawTruncated\":true}" : "}").getBytes(UTF_8));
    }

    public static byte[] of(Redriven result) {
        return JsonText.object(json -> json.write("redriven", result.redriven()).write("skipped", result.skipped()));
    }

    private static void writeFailure(DeadLetter letter, JsonGenerator json) {
        letter.request()
                .ifPresent(request -> json.write("traceId", request.traceId().toString()));
        json.write("reason", letter.reason().name())
                .write("message", letter.message())
                .write("attempts", letter.attempt())
                .write("failedAt", letter.failedAt().toString())
                .write("partition", letter.position().partition())
                .write("offset", letter.position().offset());
    }

    /** Returns the record as JSON, unless it is no order request or not complete. */
    private static Optional<JsonObject> request(DeadLetter letter) {
        if (letter.reason() == Reason.INVALID_REQUEST || letter.rawTruncated()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonBody.read(letter.raw()));
        } catch (UnreadableBodyException notJson) {
            return Optional.empty();
        }
    }
}
