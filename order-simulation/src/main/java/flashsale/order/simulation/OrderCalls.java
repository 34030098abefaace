package flashsale.order.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;

/** The requests of one customer, as they go over the wire. */
final class OrderCalls {
    private static final String ORDERS = "/api/v1/orders";

    private final String host;
    private final String bearer;

    OrderCalls(URI server, String token) {
        host = "Host: " + server.getRawAuthority() + "\r\n";
        bearer = "Authorization: Bearer " + token + "\r\n";
    }

    /** Looks at the page of a product. */
    byte[] page(long productId) {
        return ("GET /api/v1/products/" + productId + " HTTP/1.1\r\n" + host + "\r\n").getBytes(ISO_8859_1);
    }

    /** Asks what became of an order, willing to wait for it (RFC 7240). */
    byte[] status(String traceId) {
        return ("GET " + ORDERS + "/" + traceId + " HTTP/1.1\r\n" + host + bearer + "Prefer: wait=10\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    /** Orders one of each of the goods. */
    byte[] order(Goods goods, String receiver) {
        byte[] body = body(goods, receiver).toString().getBytes(UTF_8);
        byte[] head = ("POST " + ORDERS + " HTTP/1.1\r\n" + host + bearer
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length + body.length);
        request.writeBytes(head);
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static JsonObject body(Goods goods, String receiver) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        goods.ids()
                .forEach(id -> items.add(
                        Json.createObjectBuilder().add("productId", id).add("quantity", 1)));
        return Json.createObjectBuilder()
                .add("items", items)
                .add(
                        "receiverInfo",
                        Json.createObjectBuilder()
                                .add("name", receiver)
                                .add("phone", "+49 30 0000000")
                                .add("address", "1 Market Square"))
                .build();
    }
}
