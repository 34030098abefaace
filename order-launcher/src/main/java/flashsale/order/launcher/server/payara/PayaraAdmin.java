package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.workspace.LauncherException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Payara's administration over HTTP: as {@code asadmin deploy} does it, without a JVM of its own.
 *
 * @param port of the administration
 * @param timeout how long a command may take
 */
record PayaraAdmin(int port, Duration timeout) {
    private static final String BOUNDARY = "flashsale-form";

    /** Deploys an application under a name, which is a web archive's context root, too; one that is there is replaced. */
    void deploy(Path application, String name) throws IOException, InterruptedException {
        HttpRequest request = applications("")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(
                        form(Map.of("id", application.toString(), "name", name, "force", "true"))))
                .build();
        send(request, "Payara refuses " + application.getFileName());
    }

    /** Takes an application away. */
    void undeploy(String name) throws IOException, InterruptedException {
        send(applications("/" + name).DELETE().build(), "Payara does not let go of " + name);
    }

    private HttpRequest.Builder applications(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/management/domain/applications/application" + path))
                .timeout(timeout)
                .header("X-Requested-By", "flashsale")
                .header("Accept", "application/json");
    }

    private static void send(HttpRequest request, String complaint) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new LauncherException(complaint + ": " + message(answer));
        }
    }

    private static String message(HttpResponse<String> answer) {
        try {
            return Json.createReader(new StringReader(answer.body()))
                    .readObject()
                    .getString("message")
                    .lines()
                    .findFirst()
                    .orElse("no reason given");
        } catch (JsonException | NullPointerException notJson) {
            return "status " + answer.statusCode();
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                        .map(field -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(BOUNDARY, field.getKey(), field.getValue()))
                        .collect(Collectors.joining())
                + "--" + BOUNDARY + "--\r\n";
    }
}
