package flashsale.order.faults.client;

import flashsale.order.faults.client.CustomerOrder.Result;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** An HTTP client for customers and operators. It sends each request to a random entry point and notes results in the history. */
public final class OrderClient {

    private static final int FIRST_ERROR = 400;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<List<URI>> entryPoints;
    private final ClientHistory history;

    public OrderClient(Supplier<List<URI>> entryPoints, ClientHistory history) {
        this.entryPoints = entryPoints;
        this.history = history;
    }

    /** Sends the order and notes the result. */
    public CompletableFuture<?> order(CustomerOrder order) {
        HttpRequest request = request("/api/v1/orders", order.member().token())
                .POST(BodyPublishers.ofString(order.body()))
                .build();
        history.add(order);
        return send(request).handle((response, broken) -> {
            if (broken == null) {
                note(order, response);
            } else {
                history.noteRefusal(broken.toString());
                order.complete(Result.UNKNOWN, null);
            }
            return response;
        });
    }

    /** Sends the order to every entry point at once with one idempotency key and notes the results. */
    public CompletableFuture<?> orderAtEveryInstance(CustomerOrder order) {
        String key = UUID.randomUUID().toString();
        history.add(order);
        return CompletableFuture.allOf(entryPoints.get().stream()
                .map(address -> request(
                                address, "/api/v1/orders", order.member().token())
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(order.body()))
                        .build())
                .map(request -> send(request).thenAccept(response -> note(order, response)))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Sends the order with an idempotency key, for the first time or again, and notes the result. */
    public HttpResponse<String> orderWithKey(String key, CustomerOrder order) {
        HttpRequest request = request("/api/v1/orders", order.member().token())
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(order.body()))
                .build();
        HttpResponse<String> response = send(request).join();
        note(order, response);
        return response;
    }

    private void note(CustomerOrder order, HttpResponse<String> response) {
        if (response.statusCode() != 202) {
            history.noteRefusal(response.statusCode() + " " + response.body());
        }
        if (!isFromApplication(response)) {
            // A server that starts or stops answers with an error page of its own.
            order.complete(Result.UNKNOWN, null);
            if (response.statusCode() < FIRST_ERROR) {
                history.violation(
                        "An order was answered with " + response.statusCode() + ", but not by the application");
            }
        } else if (response.statusCode() == 202) {
            order.complete(Result.ACCEPTED, json(response).getString("traceId"));
        } else if (response.statusCode() == 503 && response.body().contains("publication-unknown")) {
            order.complete(Result.UNKNOWN, json(response).getString("traceId"));
        } else if (response.statusCode() == 503 && response.body().contains("not-published")) {
            order.complete(Result.NOT_PUBLISHED, null);
        } else if (response.statusCode() == 503) {
            // The application starts or stops.
            order.complete(Result.UNKNOWN, null);
        } else {
            order.complete(Result.UNKNOWN, null);
            history.violation("An order was answered with " + response.statusCode() + " " + response.body());
        }
    }

    /** Reads the status of an accepted order as its owner. */
    public CompletableFuture<HttpResponse<String>> status(CustomerOrder order) {
        HttpRequest request = request(
                        "/api/v1/orders/" + order.traceId(), order.member().token())
                .GET()
                .build();
        return send(request);
    }

    /** The client's own timeout ends with the headers, and a server that stops may never send the body. */
    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString()).orTimeout(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    public void createProduct(long id, int stock, String operatorToken) throws IOException, InterruptedException {
        HttpResponse<String> created = putProduct(id, stock, operatorToken);
        if (created.statusCode() != 201) {
            throw new IllegalStateException(created.body());
        }
    }

    public HttpResponse<String> putProduct(long id, int stock, String operatorToken)
            throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/products/" + id, operatorToken)
                .PUT(BodyPublishers.ofString("{\"name\":\"Chicken\",\"price\":9900,\"stock\":" + stock + "}"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    public HttpResponse<String> restock(long id, int quantity, String operatorToken)
            throws IOException, InterruptedException {
        return post("/api/v1/products/" + id + "/restock", "{\"quantity\":" + quantity + "}", operatorToken);
    }

    public HttpResponse<String> redrive(String operatorToken) throws IOException, InterruptedException {
        return post("/api/v1/dead-letters/redrive", "{\"reason\":\"CONFLICT\"}", operatorToken);
    }

    private HttpResponse<String> post(String path, String body, String token) throws IOException, InterruptedException {
        HttpRequest request =
                request(path, token).POST(BodyPublishers.ofString(body)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    public HttpResponse<String> deadLetters(String operatorToken) throws IOException, InterruptedException {
        HttpRequest request =
                request("/api/v1/dead-letters", operatorToken).GET().build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Reads a server's readiness. */
    public static HttpResponse<String> readiness(URI server) throws IOException, InterruptedException {
        return get(server, "/health/ready");
    }

    /** Reads a public path of a server. */
    public static HttpResponse<String> get(URI server, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Whether the application answered; a server that starts or stops answers with pages of its own. */
    public static boolean isFromApplication(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/problem+json") || type.startsWith("application/json");
    }

    public static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    private HttpRequest.Builder request(String path, String token) {
        List<URI> open = entryPoints.get();
        return request(open.get(ThreadLocalRandom.current().nextInt(open.size())), path, token);
    }

    private static HttpRequest.Builder request(URI address, String path, String token) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
