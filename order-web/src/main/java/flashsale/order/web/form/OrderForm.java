package flashsale.order.web.form;

import flashsale.order.domain.OrderItem;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.rule.OrderRules;
import flashsale.order.domain.rule.Violation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * The body of {@code POST /orders}, as far as it could be read.
 *
 * @param violations empty if the body is well-formed, because the use case then checks the domain's rules; otherwise the violations of both
 */
public record OrderForm(List<OrderItem> items, ReceiverInfo receiver, List<Violation> violations) {

    private static final Set<String> KNOWN = Set.of("items", "receiverInfo");
    private static final Set<String> KNOWN_IN_ITEM = Set.of("productId", "quantity");
    private static final Set<String> KNOWN_IN_RECEIVER = Set.of("name", "phone", "address");

    public static OrderForm of(JsonObject body) {
        Fields fields = Fields.of(body, KNOWN);
        List<OrderItem> items = fields.objects("items", KNOWN_IN_ITEM).stream()
                .map(item -> new OrderItem(item.longValue("productId"), item.intValue("quantity")))
                .toList();
        Fields receiver = fields.object("receiverInfo", KNOWN_IN_RECEIVER);
        ReceiverInfo receiverInfo =
                new ReceiverInfo(receiver.text("name"), receiver.text("phone"), receiver.text("address"));
        List<Violation> format = fields.violations();
        return new OrderForm(
                items,
                receiverInfo,
                format.isEmpty() ? format : Violations.join(format, OrderRules.violations(items, receiverInfo)));
    }
}
