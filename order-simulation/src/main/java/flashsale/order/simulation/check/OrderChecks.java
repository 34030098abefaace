package flashsale.order.simulation.check;

import flashsale.order.simulation.http.LenientJson;
import flashsale.order.simulation.model.Catalog;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that a completed order is shown to its customer as it was ordered. */
public final class OrderChecks {
    private OrderChecks() {}

    public static List<String> violations(Catalog catalog, String receiver, JsonObject response) {
        List<String> found = new ArrayList<>();
        String traceId = LenientJson.text(response, "traceId");
        JsonObject order = part(response, "order");
        String items = items(order);
        if (!items.equals(catalog.oneOfEach())) {
            found.add("Order %s is shown with '%s' instead of '%s'".formatted(traceId, items, catalog.oneOfEach()));
        }
        BigDecimal total =
                order.get("totalPrice") instanceof JsonNumber number ? number.bigDecimalValue() : BigDecimal.ZERO;
        if (total.compareTo(catalog.priceOfOneOfEach()) != 0) {
            found.add("Order %s is shown with a total price of %s instead of %s"
                    .formatted(traceId, total, catalog.priceOfOneOfEach()));
        }
        String name = LenientJson.text(part(order, "receiverInfo"), "name");
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
                .sorted(Comparator.comparingLong(item -> LenientJson.number(item, "productId")))
                .map(item -> LenientJson.number(item, "productId") + "x" + LenientJson.number(item, "quantity"))
                .collect(Collectors.joining(" "));
    }

    private static JsonObject part(JsonObject whole, String key) {
        return whole.get(key) instanceof JsonObject part ? part : JsonValue.EMPTY_JSON_OBJECT;
    }
}
