package flashsale.order.launcher;

import flashsale.order.simulation.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Calls that change nothing, so that the JVM has compiled the way of a request before customers come: what a team does with a
 * server before a sale opens. An order without content and the status of an order that nobody placed end in 400 and 404.
 */
final class WarmUp {

    private static final int AT_ONCE = 64;
    private static final int ROUNDS = 80;
    private static final long LONGEST_NANOS = Duration.ofSeconds(15).toNanos();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI http;
    private final String token;

    WarmUp(URI http, Tokens tokens) {
        this.http = http;
        this.token = tokens.token("warm-up", "customer");
    }

    /** Returns after a fixed number of calls, at the latest after 15 s. */
    void run() {
        List<HttpRequest> calls = List.of(
                call("/api/v1/orders").POST(BodyPublishers.ofString("{}")).build(),
                call("/api/v1/orders/" + UUID.randomUUID()).build(),
                call("/api/v1/products").build());
        long begin = System.nanoTime();
        for (int round = 0; round < ROUNDS && System.nanoTime() - begin < LONGEST_NANOS; round++) {
            CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                            .mapToObj(
                                    call -> client.sendAsync(calls.get(call % calls.size()), BodyHandlers.discarding()))
                            .toArray(CompletableFuture[]::new))
                    .exceptionally(unanswered -> null)
                    .join();
        }
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(http.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10));
    }
}
