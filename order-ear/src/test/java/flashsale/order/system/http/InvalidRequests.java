package flashsale.order.system.http;

import static flashsale.order.system.http.RequestText.JSON;
import static flashsale.order.system.http.RequestText.request;

import flashsale.order.system.client.ApiClient;
import java.util.Map;
import java.util.TreeMap;

/** Requests that must fail, each with the status of its response. */
final class InvalidRequests {

    private static final String ORDER = ApiClient.orderBody(1);

    private InvalidRequests() {}

    /** Returns the expected status by request. */
    static Map<String, Integer> by(String customer, String operator) {
        Map<String, Integer> all = new TreeMap<>();
        all.put(request("GET", "/", ""), 404);
        all.put(request("GET", "/nothing/at/all", ""), 404);
        all.put(request("GET", "/error", ""), 404);
        all.put(request("GET", "/WEB-INF/web.xml", ""), 404);
        all.put(request("GET", "/WEB-INF/", ""), 404);
        all.put(request("GET", "/web-inf/web.xml", ""), 404);
        all.put(request("GET", "/META-INF/", ""), 404);
        all.put(request("PUT", "/index.html", JSON, "{}"), 404);
        all.put(request("POST", "/index.html", JSON, "{}"), 404);
        all.put(request("DELETE", "/index.html", ""), 404);
        all.put(request("GET", "/api/v1", ""), 404);
        all.put(request("GET", "/api/v1/nothing", ""), 404);
        all.put(request("GET", "/api/v2/products", ""), 404);
        all.put(request("GET", "/api/v1/products/none", ""), 404);
        all.put(request("GET", "/api/v1/products/1;%2e%2e/x", ""), 400);
        all.put(request("GET", "/api/v1/products/%20", ""), 404);
        all.put(request("GET", "/api/v1/orders/none", customer), 404);
        all.put(request("GET", "/api/v1/orders/none", ""), 401);
        all.put(request("GET", "/api/v1/orders/none", "Authorization: Bearer x.y.z\r\n"), 401);
        all.put(request("GET", "/api/v1/orders/none", "Authorization: Basic eDp5\r\n"), 401);
        all.put(request("GET", "/api/v1/orders/none", operator), 403);
        all.put(request("DELETE", "/api/v1/orders", customer), 405);
        all.put(request("PATCH", "/api/v1/products/1", operator + JSON, "{}"), 415);
        all.put(request("BREW", "/api/v1/products", ""), 405);
        all.put(request("GET", "/api/v1/products", "Accept: text/html\r\n"), 406);
        all.put(request("GET", "/api/v1/products", "Accept: ;;\r\n"), 400);
        all.put(request("GET", "/api/v1/products/{a}", ""), 400);
        all.put(order(customer, "Content-Type: text/plain\r\n", ORDER), 415);
        all.put(order(customer, "", ORDER), 415);
        all.put(order(customer, JSON + "Content-Encoding: gzip\r\n", ORDER), 415);
        all.put(order(customer, JSON + "Expect: miracles\r\n", ORDER), 417);
        all.put(order(customer, "Content-Type: ;;\r\n", ORDER), 400);
        all.put(order(customer, JSON, ""), 400);
        all.put(order(customer, JSON, "\ufeff" + ORDER), 400);
        all.put(order(customer, JSON, "{\"items\":"), 400);
        all.put(order(customer, JSON, "{\"items\":[],\"items\":[]}"), 400);
        all.put(order(customer, JSON, "{\"a\":" + "[".repeat(5_000)), 400);
        all.put(order(customer, JSON, "{\"items\":[{\"productId\":1e999999999,\"quantity\":1e-999999999}]}"), 400);
        all.put(order(customer, JSON, "{\"items\":[" + "{},".repeat(5_000) + "{}]}"), 400);
        all.put(order(customer, JSON, "{\"receiverInfo\":{\"name\":\"" + "n".repeat(16_000) + "\"}}"), 400);
        all.put(order(customer, JSON, "{\"a\":\"" + "x".repeat(17_000) + "\"}"), 413);
        all.put(request("GET", "/api/v1/dead-letters?reason=none&limit=0", operator), 400);
        all.put(request("GET", "/api/v1/dead-letters?after=none", operator), 400);
        all.put(request("PUT", "/api/v1/products/77", operator + JSON, "{\"name\":\"n\",\"price\":1e999999999}"), 400);
        all.put(request("POST", "/api/v1/products/999999/restock", operator + JSON, "{\"quantity\":1}"), 404);
        return all;
    }

    private static String order(String customer, String headers, String body) {
        return request("POST", "/api/v1/orders", customer + headers, body);
    }
}
