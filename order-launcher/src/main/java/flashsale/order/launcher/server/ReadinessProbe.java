package flashsale.order.launcher.server;

import flashsale.order.launcher.process.Await;
import flashsale.order.launcher.workspace.LauncherException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A readiness probe of the application (MicroProfile Health). It waits until every check reports that its part works: an application that
 * accepts orders is ready before its loops work.
 */
record ReadinessProbe(URI server) {
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Set<String> WORKING = Set.of("up", "working");
    private static final String NO_CHECKS = "it has no health checks yet";

    /** Returns when the application is ready. After the timeout, or once the caller gives up, throws with the missing checks. */
    void await(Duration timeout, BooleanSupplier givenUp) throws InterruptedException {
        AtomicReference<String> missing = new AtomicReference<>("no response");
        boolean inTime = Await.until(timeout, PERIOD, () -> {
            missing.set(missing());
            return missing.get().isEmpty() || givenUp.getAsBoolean();
        });
        if (!inTime || !missing.get().isEmpty()) {
            throw new LauncherException("The application is not ready: " + missing.get());
        }
    }

    private String missing() {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/health/ready"))
                .timeout(RESPONSE_TIMEOUT)
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                return response.statusCode() == 503
                        ? response.body()
                        : "/health/ready returns " + response.statusCode();
            }
            return faults(response.body());
        } catch (IOException notYet) {
            return "no response from " + request.uri();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** A server without an application reports ready with no checks. */
    private static String faults(String body) {
        try {
            List<JsonObject> checks = Json.createReader(new StringReader(body))
                    .readObject()
                    .getJsonArray("checks")
                    .getValuesAs(JsonObject.class);
            return checks.isEmpty()
                    ? NO_CHECKS
                    : checks.stream()
                            .filter(check -> !WORKING.contains(state(check)))
                            .map(JsonObject::toString)
                            .collect(Collectors.joining(", "));
        } catch (JsonException | NullPointerException | ClassCastException notHealth) {
            return NO_CHECKS;
        }
    }

    private static String state(JsonObject check) {
        JsonObject data = check.getJsonObject("data");
        return data == null ? "up" : data.getString("state", "up");
    }
}
