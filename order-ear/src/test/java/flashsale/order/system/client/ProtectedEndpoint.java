package flashsale.order.system.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/**
 * An endpoint that requires a token.
 *
 * @param path the path below {@code /api/v1}
 * @param body a valid body; empty for none
 * @param group the group whose members may call it
 */
public record ProtectedEndpoint(String method, String path, String body, String group) {

    private static final String UNKNOWN_ORDER = "/orders/01a2057a-698f-81a9-9ee4-41335bd391a6";

    /** Every endpoint that requires a token. */
    public static final List<ProtectedEndpoint> ALL = List.of(
            new ProtectedEndpoint("POST", "/orders", ApiClient.orderBody(1), ApiClient.CUSTOMER),
            new ProtectedEndpoint("GET", UNKNOWN_ORDER, "", ApiClient.CUSTOMER),
            new ProtectedEndpoint("GET", UNKNOWN_ORDER + "/events", "", ApiClient.CUSTOMER),
            new ProtectedEndpoint("GET", "/orders", "", ApiClient.CUSTOMER),
            new ProtectedEndpoint("PUT", "/products/1", "{\"name\":\"n\",\"price\":1,\"stock\":1}", ApiClient.OPERATOR),
            new ProtectedEndpoint("POST", "/products/1/restock", "{\"quantity\":1}", ApiClient.OPERATOR),
            new ProtectedEndpoint("GET", "/dead-letters", "", ApiClient.OPERATOR),
            new ProtectedEndpoint("GET", "/dead-letters/0/0", "", ApiClient.OPERATOR),
            new ProtectedEndpoint("POST", "/dead-letters/redrive", "{\"reason\":\"CONFLICT\"}", ApiClient.OPERATOR));

    public String otherGroup() {
        return group.equals(ApiClient.CUSTOMER) ? ApiClient.OPERATOR : ApiClient.CUSTOMER;
    }

    public HttpRequest.Builder requestTo(URI base) {
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
