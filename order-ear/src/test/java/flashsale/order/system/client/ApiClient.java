package flashsale.order.system.client;

import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A client of the API with the requests that most tests need. */
public final class ApiClient {

    public static final String OPERATOR = "operator";
    public static final String CUSTOMER = "customer";

    private static final AtomicLong NEXT_PRODUCT = new AtomicLong(System.currentTimeMillis());

    /** HTTP/1.1 only: Payara once answered the request with the upgrade to HTTP/2 without frames. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    public ApiClient(URI base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path, String member, String group) {
        return send(request(path, member, group).GET());
    }

    /** Reads a path without a token. */
    public HttpResponse<String> getPublic(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return send((headers.length == 0 ? request : request.headers(headers)).GET());
    }

    public HttpResponse<String> postAsCustomer(String path, String member, String body) {
        return send(request(path, member, CUSTOMER).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> postAsOperator(String path, String body) {
        return send(request(path, "operator-1", OPERATOR).POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path, String member, String group) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + SystemUnderTest.key().token(member, group))
                .header("Content-Type", "application/json");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Returns an id that no product has. */
    public long nextProductId() {
        return NEXT_PRODUCT.getAndIncrement();
    }

    /** Creates a product and returns its id. */
    public long createProduct(int stock) {
        long id = nextProductId();
        String body = "{\"name\":\"Fried chicken\",\"price\":9900,\"stock\":" + stock + "}";
        HttpResponse<String> created =
                send(request("/api/v1/products/" + id, "operator-1", OPERATOR).PUT(BodyPublishers.ofString(body)));
        if (created.statusCode() != 201) {
            throw new IllegalStateException(created.body());
        }
        return id;
    }

    /** Orders one unit and returns the trace id. */
    public String placeOrder(String member, long product) {
        HttpResponse<String> accepted = postAsCustomer("/api/v1/orders", member, orderBody(product));
        if (accepted.statusCode() != 202) {
            throw new IllegalStateException(accepted.body());
        }
        return json(accepted).getString("traceId");
    }

    /** Waits for the decision with a long poll. */
    public JsonObject awaitDecision(String member, String traceId) {
        return json(send(request("/api/v1/orders/" + traceId, member, CUSTOMER)
                .header("Prefer", "wait=30")
                .GET()));
    }

    /** Returns all dead letters with this reason, from all pages. */
    public List<JsonObject> deadLetters(String reason) {
        return pages("/api/v1/dead-letters?limit=200&reason=" + reason).stream()
                .flatMap(page -> json(page).getJsonArray("deadLetters").getValuesAs(JsonObject.class).stream())
                .toList();
    }

    /** Reads a list as an operator. Returns its pages, or those up to the first error. */
    public List<HttpResponse<String>> pages(String list) {
        List<HttpResponse<String>> pages = new ArrayList<>();
        String after = "";
        do {
            HttpResponse<String> page = get(list + after, "operator-1", OPERATOR);
            pages.add(page);
            after = page.statusCode() == 200 && json(page).containsKey("next")
                    ? "&after=" + json(page).getString("next")
                    : "";
        } while (!after.isEmpty());
        return pages;
    }

    public static String orderBody(long product) {
        return "{\"items\":[{\"productId\":" + product + ",\"quantity\":1}],"
                + "\"receiverInfo\":{\"name\":\"김철수\",\"phone\":\"010-1234-5678\",\"address\":\"서울\"}}";
    }

    public static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }
}
