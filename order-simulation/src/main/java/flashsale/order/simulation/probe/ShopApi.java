package flashsale.order.simulation.probe;

import flashsale.order.simulation.http.LenientJson;
import flashsale.order.simulation.http.ReplyReader;
import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.ServiceFault;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Blocking client for the operator's calls and for spot checks. */
public final class ShopApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long FIRST_ID = 1001;

    private final HttpClient http;
    private final URI base;

    public ShopApi(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** Returns an id above all that are in use. */
    public long unusedId() throws ServiceFault, InterruptedException {
        HttpResponse<byte[]> reply = send(builder("/api/v1/products").GET());
        expect(reply, 200);
        JsonArray products = LenientJson.array(reply.body());
        long highest = products.stream()
                .map(JsonValue::asJsonObject)
                .mapToLong(product -> LenientJson.number(product, "productId"))
                .max()
                .orElse(0);
        return Math.max(FIRST_ID, highest + 1);
    }

    /** Creates a product. */
    public Stock create(long id, int units, String operatorToken) throws ServiceFault, InterruptedException {
        JsonObject product = Json.createObjectBuilder()
                .add("name", "Promotion product " + id)
                .add("price", Catalog.price(id))
                .add("stock", units)
                .build();
        HttpResponse<byte[]> reply = send(builder("/api/v1/products/" + id)
                .header("Authorization", "Bearer " + operatorToken)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(product.toString())));
        expect(reply, 201);
        return product(id);
    }

    public Stock product(long id) throws ServiceFault, InterruptedException {
        JsonObject product = object("/api/v1/products/" + id, "");
        return new Stock(LenientJson.number(product, "stock"), LenientJson.number(product, "version"));
    }

    /** Reads an order as its customer sees it. */
    public JsonObject order(String traceId, String token) throws ServiceFault, InterruptedException {
        return object("/api/v1/orders/" + traceId, token);
    }

    private JsonObject object(String path, String token) throws ServiceFault, InterruptedException {
        HttpRequest.Builder builder = builder(path).GET();
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> reply = send(builder);
        expect(reply, 200);
        return LenientJson.object(reply.body());
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) throws ServiceFault, InterruptedException {
        try {
            return http.send(builder.build(), BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new ServiceFault("The server at %s does not respond".formatted(base), unreachable);
        }
    }

    private static void expect(HttpResponse<byte[]> reply, int code) throws ServiceFault {
        if (reply.statusCode() != code) {
            throw new ServiceFault("%s %s returned %s instead of %d"
                    .formatted(
                            reply.request().method(),
                            reply.uri(),
                            ReplyReader.description(reply.statusCode(), reply.body()),
                            code));
        }
    }
}
