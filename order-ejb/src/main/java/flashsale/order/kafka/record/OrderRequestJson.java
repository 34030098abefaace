package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderRules;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.TraceId;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON of an order request as the value of a record. Unknown fields are ignored: a newer publisher may be ahead of this
 * reader.
 */
public final class OrderRequestJson {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final int TYPICAL_SIZE = 512;
    private static final int MAX_MEMBER = 255;

    /** The range of the database's time type. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private OrderRequestJson() {}

    public static byte[] write(OrderRequest request) {
        // Not a stream: that would bring a buffer of 8 KiB with each request.
        StringWriter text = new StringWriter(TYPICAL_SIZE);
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

    /** Empty when the value is no request that keeps to the rules. */
    public static Optional<OrderRequest> read(byte[] value, int attempt) {
        if (value == null) {
            return Optional.empty();
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(new String(value, UTF_8)))) {
            parser.next();
            OrderRequest request = request(parser.getObject(), attempt);
            return parser.hasNext() ? Optional.empty() : Optional.of(request).filter(OrderRequestJson::keepsToRules);
        } catch (RuntimeException | StackOverflowError no) {
            // Each parser has exceptions of its own for what is too deep or too long; none may stop the partition.
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
                whole(item, "productId").longValueExact(),
                whole(item, "quantity").intValueExact());
    }

    private static JsonNumber whole(JsonObject json, String field) {
        JsonNumber number = json.getJsonNumber(field);
        // A number such as 1e999999999 would be written out digit by digit.
        if (Math.abs((long) number.bigDecimalValue().scale()) > Long.SIZE) {
            throw new ArithmeticException(field);
        }
        return number;
    }

    private static boolean keepsToRules(OrderRequest request) {
        List<?> violations = OrderRules.violations(request.items(), request.receiverInfo());
        return violations.isEmpty()
                && request.traceId() != null
                && !request.memberId().isBlank()
                && request.memberId().length() <= MAX_MEMBER
                && !request.requestedAt().isBefore(EARLIEST)
                && !request.requestedAt().isAfter(LATEST);
    }
}
