package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.json.JsonSyntax;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.MemberIdRules;
import flashsale.order.domain.rule.OrderRules;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON form of an order request, the value of its record. It is read as strictly as the body of an HTTP request, with one
 * exception: unknown fields are ignored, because a newer version may have published the record.
 */
public final class OrderRequestJson {

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final int TYPICAL_LENGTH = 512;

    /**
     * The largest value that is parsed: four times the largest body of an order by HTTP. A parser needs many times the size of a text, and
     * a record may be a thousand times as large.
     */
    static final int MAX_BYTES = 64 << 10;

    /** The database's column type holds times from here to {@link #LATEST}. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private OrderRequestJson() {}

    public static byte[] write(OrderRequest request) {
        // A generator on an output stream would allocate a buffer of 8 KiB per request.
        StringWriter text = new StringWriter(TYPICAL_LENGTH);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject()
                    .write("traceId", request.traceId().toString())
                    .write("memberId", request.memberId())
                    .writeStartArray("items");
            for (OrderItem item : request.items()) {
                json.writeStartObject()
                        .write("productId", item.productId())
                        .write("quantity", item.quantity())
                        .writeEnd();
            }
            json.writeEnd()
                    .writeStartObject("receiverInfo")
                    .write("name", request.receiverInfo().name())
                    .write("phone", request.receiverInfo().phone())
                    .write("address", request.receiverInfo().address())
                    .writeEnd()
                    .write("requestedAt", request.requestedAt().toString())
                    .writeEnd();
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Returns the request; empty when the value is not a request, breaks a rule, or is longer than {@value #MAX_BYTES} bytes. */
    public static Optional<OrderRequest> read(byte[] value, int attempt) {
        return Optional.ofNullable(value)
                .filter(bytes -> bytes.length <= MAX_BYTES)
                .flatMap(JsonSyntax::decode)
                .flatMap(text -> parse(text, attempt))
                .filter(OrderRequestJson::isValid);
    }

    private static Optional<OrderRequest> parse(String text, int attempt) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return Optional.of(request(reader.readObject(), attempt));
        } catch (RuntimeException malformed) {
            // Parsers differ in what they throw for input such as numbers that are too long; none of it may block the
            // partition.
            return Optional.empty();
        }
    }

    private static OrderRequest request(JsonObject json, int attempt) {
        JsonObject receiver = json.getJsonObject("receiverInfo");
        return new OrderRequest(
                TraceId.parse(json.getString("traceId")).orElse(null),
                json.getString("memberId"),
                json.getJsonArray("items").stream().map(OrderRequestJson::item).toList(),
                new ReceiverInfo(
                        receiver.getString("name"), receiver.getString("phone"), receiver.getString("address")),
                Instant.parse(json.getString("requestedAt")).truncatedTo(ChronoUnit.MILLIS),
                attempt);
    }

    private static OrderItem item(JsonValue value) {
        JsonObject item = value.asJsonObject();
        return new OrderItem(
                item.getJsonNumber("productId").longValueExact(),
                item.getJsonNumber("quantity").intValueExact());
    }

    private static boolean isValid(OrderRequest request) {
        List<?> violations = OrderRules.violations(request.items(), request.receiverInfo());
        return violations.isEmpty()
                && request.traceId() != null
                && MemberIdRules.isValid(request.memberId())
                && !request.requestedAt().isBefore(EARLIEST)
                && !request.requestedAt().isAfter(LATEST);
    }
}
