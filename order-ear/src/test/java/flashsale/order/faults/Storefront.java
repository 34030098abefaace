package flashsale.order.faults;

import flashsale.order.faults.Purchase.Answer;
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

/** HTTP as customers and operators speak it, with any of the instances that run. */
final class Storefront {

    private static final int FIRST_ERROR = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<List<URI>> doors;
    private final Ledger ledger;

    Storefront(Supplier<List<URI>> doors, Ledger ledger) {
        this.doors = doors;
        this.ledger = ledger;
    }

    /** Sends the order and notes the answer. */
    CompletableFuture<?> order(Purchase purchase) {
        HttpRequest request = request("/api/v1/orders", purchase.member().token())
                .POST(BodyPublishers.ofString(purchase.body()))
                .build();
        ledger.add(purchase);
        return send(request).handle((answer, broken) -> {
            if (broken == null) {
                note(purchase, answer);
            } else {
                ledger.refused(broken.toString());
                purchase.answered(Answer.UNKNOWN, null);
            }
            return answer;
        });
    }

    /** Sends the order to every instance at the same moment, under one idempotency key, and notes the answers. */
    CompletableFuture<?> orderEverywhere(Purchase purchase) {
        String key = UUID.randomUUID().toString();
        ledger.add(purchase);
        return CompletableFuture.allOf(doors.get().stream()
                .map(door -> request(door, "/api/v1/orders", purchase.member().token())
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(purchase.body()))
                        .build())
                .map(request -> send(request).thenAccept(answer -> note(purchase, answer)))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Sends the order under an idempotency key, for the first time or again, and notes the answer. */
    HttpResponse<String> orderUnder(String key, Purchase purchase) {
        HttpRequest request = request("/api/v1/orders", purchase.member().token())
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(purchase.body()))
                .build();
        HttpResponse<String> answer = send(request).join();
        note(purchase, answer);
        return answer;
    }

    private void note(Purchase purchase, HttpResponse<String> answer) {
        if (answer.statusCode() != 202) {
            ledger.refused(answer.statusCode() + " " + answer.body());
        }
        if (!isOurs(answer)) {
            // A server that comes or goes answers in its own words, before the application or after it: by an error.
            purchase.answered(Answer.UNKNOWN, null);
            if (answer.statusCode() < FIRST_ERROR) {
                ledger.breach("An order was answered with " + answer.statusCode() + " and nothing of ours");
            }
        } else if (answer.statusCode() == 202) {
            purchase.answered(Answer.ACCEPTED, json(answer).getString("traceId"));
        } else if (answer.statusCode() == 503 && answer.body().contains("publication-unknown")) {
            purchase.answered(Answer.UNKNOWN, json(answer).getString("traceId"));
        } else if (answer.statusCode() == 503 && answer.body().contains("not-published")) {
            purchase.answered(Answer.NOT_PUBLISHED, null);
        } else if (answer.statusCode() == 503) {
            // An application that comes or goes.
            purchase.answered(Answer.UNKNOWN, null);
        } else {
            purchase.answered(Answer.UNKNOWN, null);
            ledger.breach("An order was answered with " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Asks for the status of an accepted order, as its owner. */
    CompletableFuture<HttpResponse<String>> status(Purchase purchase) {
        HttpRequest request = request(
                        "/api/v1/orders/" + purchase.traceId(),
                        purchase.member().token())
                .GET()
                .build();
        return send(request);
    }

    /** The client's own time limit ends with the headers; a server that goes may owe the body for ever. */
    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString()).orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void newProduct(long id, int stock, String operatorToken) throws IOException, InterruptedException {
        HttpResponse<String> created = putProduct(id, stock, operatorToken);
        if (created.statusCode() != 201) {
            throw new IllegalStateException(created.body());
        }
    }

    HttpResponse<String> putProduct(long id, int stock, String operatorToken) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/products/" + id, operatorToken)
                .PUT(BodyPublishers.ofString("{\"name\":\"Chicken\",\"price\":9900,\"stock\":" + stock + "}"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> restock(long id, int quantity, String operatorToken) throws IOException, InterruptedException {
        return post("/api/v1/products/" + id + "/restock", "{\"quantity\":" + quantity + "}", operatorToken);
    }

    HttpResponse<String> redrive(String operatorToken) throws IOException, InterruptedException {
        return post("/api/v1/dead-letters/redrive", "{\"reason\":\"CONFLICT\"}", operatorToken);
    }

    private HttpResponse<String> post(String path, String body, String token) throws IOException, InterruptedException {
        HttpRequest request =
                request(path, token).POST(BodyPublishers.ofString(body)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> deadLetters(String operatorToken) throws IOException, InterruptedException {
        HttpRequest request =
                request("/api/v1/dead-letters", operatorToken).GET().build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Returns what a server says of its readiness. */
    static HttpResponse<String> readiness(URI server) throws IOException, InterruptedException {
        return page(server, "/health/ready");
    }

    /** Returns what a server shows everyone. */
    static HttpResponse<String> page(URI server, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Not so for what a server says that comes or goes: pages of its own. */
    static boolean isOurs(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/problem+json") || type.startsWith("application/json");
    }

    static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private HttpRequest.Builder request(String path, String token) {
        List<URI> open = doors.get();
        return request(open.get(ThreadLocalRandom.current().nextInt(open.size())), path, token);
    }

    private static HttpRequest.Builder request(URI door, String path, String token) {
        return HttpRequest.newBuilder(door.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
