package flashsale.order.simulation.check;

import flashsale.order.simulation.http.JsonText;
import flashsale.order.simulation.model.Goods;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Judges whether a completed order is shown to its customer as it was ordered. */
public final class DetailChecks {
    private DetailChecks() {}

    public static List<String> violations(Goods goods, String receiver, JsonObject answer) {
        List<String> found = new ArrayList<>();
        String traceId = JsonText.text(answer, "traceId");
        JsonObject order = part(answer, "order");
        String items = items(order);
        if (!items.equals(goods.oneOfEach())) {
            found.add("Order %s is shown with '%s' instead of '%s'".formatted(traceId, items, goods.oneOfEach()));
        }
        BigDecimal total =
                order.get("totalPrice") instanceof JsonNumber number ? number.bigDecimalValue() : BigDecimal.ZERO;
        if (total.compareTo(goods.priceOfOneOfEach()) != 0) {
            found.add("Order %s is shown with a total price of %s instead of %s"
                    .formatted(traceId, total, goods.priceOfOneOfEach()));
        }
        String name = JsonText.text(part(order, "receiverInfo"), "name");
        if (!name.equals(receiver)) {
            found.add("Order %s is shown for '%s' instead of '%s'".formatted(traceId, name, receiver));
        }
        return found;
    }

    private static String items(JsonObject order) {
        if (!(order.get("items") instanceof List<?> items)) {
            return "";
        }
        return items.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .sorted(Comparator.comparingLong(item -> JsonText.number(item, "productId")))
                .map(item -> JsonText.number(item, "productId") + "x" + JsonText.number(item, "quantity"))
                .collect(Collectors.joining(" "));
    }

    private static JsonObject part(JsonObject whole, String key) {
        return whole.get(key) instanceof JsonObject part ? part : JsonValue.EMPTY_JSON_OBJECT;
    }
}
