package flashsale.order.redis.status;

import flashsale.order.application.port.OrderView.Order;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SoldItem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;

/** Writes and reads an order as JSON, in a field of its status. */
final class OrderJson {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private OrderJson() {}

    static String write(Order order) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject().writeStartArray("items");
            for (SoldItem item : order.items()) {
                json.writeStartObject()
                        .write("productId", item.productId())
                        .write("name", item.name())
                        .write("quantity", item.quantity())
                        .write("price", item.price())
                        .writeEnd();
            }
            json.writeEnd()
                    .write("totalPrice", order.totalPrice())
                    .writeStartObject("receiverInfo")
                    .write("name", order.receiverInfo().name())
                    .write("phone", order.receiverInfo().phone())
                    .write("address", order.receiverInfo().address())
                    .writeEnd()
                    .write("orderedAt", order.orderedAt().toString())
                    .writeEnd();
        }
        return text.toString();
    }

    /** Throws one of several runtime exceptions of the JSON API for a text that {@link #write} did not produce. */
    static Order read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            JsonObject receiver = json.getJsonObject("receiverInfo");
            return new Order(
                    json.getJsonArray("items").stream().map(OrderJson::item).toList(),
                    json.getJsonNumber("totalPrice").bigDecimalValue(),
                    new ReceiverInfo(
                            receiver.getString("name"), receiver.getString("phone"), receiver.getString("address")),
                    Instant.parse(json.getString("orderedAt")));
        }
    }

    private static SoldItem item(JsonValue value) {
        JsonObject item = value.asJsonObject();
        return new SoldItem(
                item.getJsonNumber("productId").longValueExact(),
                item.getString("name"),
                item.getInt("quantity"),
                item.getJsonNumber("price").bigDecimalValue());
    }
}
