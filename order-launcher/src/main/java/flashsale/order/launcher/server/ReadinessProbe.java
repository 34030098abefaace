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

/** Whether an application is ready, as it says itself (MicroProfile Health). */
record ReadinessProbe(URI server) {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofMillis(250);

    /** Returns when the application is ready; throws with what is missing if it is not in time, or at once when given up. */
    void await(Duration timeout, BooleanSupplier givenUp) throws InterruptedException {
        AtomicReference<String> missing = new AtomicReference<>("no answer");
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
                .timeout(ANSWER)
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return answer.statusCode() == 503 ? answer.body() : "/health/ready answers " + answer.statusCode();
            }
            // A server without an application has no checks, and calls that ready.
            return checks(answer.body()) == 0 ? "it has no health checks yet" : "";
        } catch (IOException notYet) {
            return "no answer from " + request.uri();
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
