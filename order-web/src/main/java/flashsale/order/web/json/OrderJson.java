package flashsale.order.web.json;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.application.track.ListOrders.Page;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import jakarta.json.stream.JsonGenerator;

/** JSON of orders in responses. */
public final class OrderJson {

    private OrderJson() {}

    /** Returns the body for an order request that was just accepted. */
    public static byte[] accepted(TraceId traceId) {
        return JsonText.object(
                json -> json.write("traceId", traceId.toString()).write("status", OrderStatus.State.PROCESSING.name()));
    }

    public static byte[] of(OrderView view) {
        return JsonText.object(json -> write(view, json));
    }

    public static byte[] of(Page page) {
        return JsonText.object(json -> {
            json.writeStartArray("orders");
            page.orders().forEach(view -> {
                json.writeStartObject();
                write(view, json);
                json.writeEnd();
            });
            json.writeEnd();
            page.next().ifPresent(next -> json.write("next", next));
        });
    }

    /** Writes the fields of a view into the current object. */
    static void write(OrderView view, JsonGenerator json) {
        OrderStatus status = view.status();
        json.write("traceId", status.traceId().toString())
                .write("status", status.state().name());
        status.reason().ifPresent(reason -> json.write("reason", reason.name()));
        if (status.isFinal()) {
            json.write("decidedAt", status.since().toString());
        }
        view.order().ifPresent(order -> write(order, json));
    }

    private static void write(Order order, JsonGenerator json) {
        json.writeStartObject("order").writeStartArray("items");
        order.items().forEach(item -> write(item, json));
        json.writeEnd().write("totalPrice", ProductJson.price(order.totalPrice()));
        write(order.receiverInfo(), json);
        json.write("orderedAt", order.orderedAt().toString()).writeEnd();
    }

    private static void write(SoldItem item, JsonGenerator json) {
        json.writeStartObject()
                .write("productId", item.productId())
                .write("name", item.name())
                .write("quantity", item.quantity())
                .write("price", ProductJson.price(item.price()))
                .writeEnd();
    }

    private static void write(ReceiverInfo receiver, JsonGenerator json) {
        json.writeStartObject("receiverInfo")
                .write("name", receiver.name())
                .write("phone", receiver.phone())
                .write("address", receiver.address())
                .writeEnd();
    }
}
