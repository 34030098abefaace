package flashsale.order.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.TraceId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterJsonTest {

    private static final Instant THEN = Instant.parse("2026-11-27T00:00:00.123Z");
    private static final OrderRequest REQUEST = new OrderRequest(
            new TraceId(new UUID(1, 2)),
            "42",
            List.of(new OrderItem(7, 1)),
            new ReceiverInfo("Kim", "010", "Seoul"),
            THEN,
            1);
    private static final String FAILURE =
            "\"message\":\"why\",\"attempts\":1,\"failedAt\":\"2026-11-27T00:00:00.123Z\",\"partition\":2,\"offset\":3";

    @Test
    void aDeadLetterContainsItsRequest() {
        assertThat(page(failed("{\"items\":[]}", false)))
                .isEqualTo("{\"deadLetters\":[{\"traceId\":\"" + REQUEST.traceId()
                        + "\",\"reason\":\"OUT_OF_STOCK\"," + FAILURE
                        + ",\"request\":{\"items\":[]}}],\"next\":\"2.4\"}");
    }

    @Test
    void aDeadLetterThatIsNoRequestContainsTheRawRecord() {
        assertThat(page(invalid("no json", false))).contains("\"raw\":\"no json\"}");
        assertThat(page(invalid("{}", false))).contains("\"raw\":\"{}\"}");
    }

    @Test
    void aTruncatedRecordIsMarkedAndNeverShownAsARequest() {
        assertThat(page(failed("{\"items\":[]}", true)))
                .contains(FAILURE + ",\"raw\":\"{\\\"items\\\":[]}\",\"rawTruncated\":true}");
    }

    /** A control character takes six bytes of JSON. */
    @Test
    void aPageHasAtMostOneMebibyteAndNamesTheFirstLetterThatDidNotFit() {
        List<DeadLetter> letters = IntStream.range(0, 50)
                .mapToObj(i -> letter(Optional.empty(), Reason.INVALID_REQUEST, "\u0001".repeat(16_384), true, i))
                .toList();

        byte[] text = DeadLetterPageJson.of(new Page(letters, Optional.of(new Position(3, 0))));

        assertThat(text.length).isBetween(DeadLetterPageJson.MAX_BYTES * 9 / 10, DeadLetterPageJson.MAX_BYTES);
        JsonObject json = json(text);
        int listed = json.getJsonArray("deadLetters").size();
        assertThat(json.getString("next")).isEqualTo("2." + listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\u0000\n\"\\\u001f\u007f", "김철수 🍗\u2028"})
    void aWholeLetterIsWrittenAsAGeneratorWouldWriteIt(String raw) throws IOException {
        for (boolean cutWhenPublished : new boolean[] {false, true}) {
            DeadLetter letter = invalid(raw.repeat(10_000), cutWhenPublished);
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            DeadLetterJson.write(letter, out);

            assertThat(json(out.toByteArray())).isEqualTo(json(DeadLetterJson.of(letter)));
        }
    }

    private static String page(DeadLetter letter) {
        return new String(DeadLetterPageJson.of(new Page(List.of(letter), Optional.of(new Position(2, 4)))), UTF_8);
    }

    private static DeadLetter failed(String raw, boolean truncated) {
        return letter(Optional.of(REQUEST), Reason.OUT_OF_STOCK, raw, truncated, 3);
    }

    private static DeadLetter invalid(String raw, boolean truncated) {
        return letter(Optional.empty(), Reason.INVALID_REQUEST, raw, truncated, 3);
    }

    private static DeadLetter letter(
            Optional<OrderRequest> request, Reason reason, String raw, boolean truncated, long offset) {
        return new DeadLetter(request, reason, "why", 1, THEN, new Position(2, offset), raw.getBytes(UTF_8), truncated);
    }

    private static JsonObject json(byte[] text) {
        return Json.createReader(new ByteArrayInputStream(text)).readObject();
    }
}
