package flashsale.order.system;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/**
 * A call of the contract.
 *
 * @param path below the API
 * @param body empty for none
 * @param group whose members may make it
 */
record Call(String method, String path, String body, String group) {

    private static final String UNKNOWN_ORDER = "/orders/01a2057a-698f-81a9-9ee4-41335bd391a6";

    /** Every call that needs a token; a new one is a new line. */
    static final List<Call> GUARDED = List.of(
            new Call("POST", "/orders", Shop.orderOf(1), Shop.CUSTOMER),
            new Call("GET", UNKNOWN_ORDER, "", Shop.CUSTOMER),
            new Call("GET", UNKNOWN_ORDER + "/events", "", Shop.CUSTOMER),
            new Call("GET", "/orders", "", Shop.CUSTOMER),
            new Call("PUT", "/products/1", "{\"name\":\"n\",\"price\":1,\"stock\":1}", Shop.OPERATOR),
            new Call("POST", "/products/1/restock", "{\"quantity\":1}", Shop.OPERATOR),
            new Call("GET", "/dead-letters", "", Shop.OPERATOR),
            new Call("POST", "/dead-letters/redrive", "{\"reason\":\"CONFLICT\"}", Shop.OPERATOR));

    String otherGroup() {
        return group.equals(Shop.CUSTOMER) ? Shop.OPERATOR : Shop.CUSTOMER;
    }

    HttpRequest.Builder to(URI base) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1" + path));
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
