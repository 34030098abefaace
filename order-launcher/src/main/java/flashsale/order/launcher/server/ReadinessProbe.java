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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** A readiness probe of the application (MicroProfile Health). */
record ReadinessProbe(URI server) {
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofMillis(250);

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
            // A server without an application reports ready with no checks.
            return checks(response.body()) == 0 ? "it has no health checks yet" : "";
        } catch (IOException notYet) {
            return "no response from " + request.uri();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static int checks(String body) {
        try {
            JsonObject health = Json.createReader(new StringReader(body)).readObject();
            return health.getJsonArray("checks").size();
        } catch (JsonException | NullPointerException | ClassCastException notHealth) {
            return 0;
        }
    }
}
