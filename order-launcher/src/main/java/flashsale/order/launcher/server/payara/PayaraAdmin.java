package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.workspace.LauncherException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
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
 * A client of Payara's administration over HTTP. It does what {@code asadmin deploy} does, without another JVM.
 *
 * @param port the port of the administration
 * @param timeout the timeout of a command
 */
record PayaraAdmin(int port, Duration timeout) {
    private static final String BOUNDARY = "flashsale-form";
    private static final String LISTENER =
            "configs/config/server-config/network-config/network-listeners/network-listener/http-listener-1";

    /** Deploys an application under a name, and replaces one of that name. The name is the context root of a web archive. */
    void deploy(Path application, String name) throws IOException, InterruptedException {
        HttpRequest request = applications("")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(
                        form(Map.of("id", application.toString(), "name", name, "force", "true"))))
                .build();
        send(request, "Payara rejected " + application.getFileName());
    }

    /** Undeploys an application. */
    void undeploy(String name) throws IOException, InterruptedException {
        send(applications("/" + name).DELETE().build(), "Payara did not undeploy " + name);
    }

    /** Returns whether the server has started and loaded its applications: until then it makes commands of asadmin wait, then refuses them. */
    boolean started() {
        HttpRequest version = request("/__asadmin/version").GET().build();
        try {
            return json(send(version).body()).getString("exit_code", "").equals("SUCCESS");
        } catch (IOException | JsonException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Opens or closes the listener for customers. Closing it ends its connections. */
    void setListener(boolean open) throws IOException, InterruptedException {
        HttpRequest request = resource(LISTENER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("enabled=" + open))
                .build();
        send(request, "Payara did not " + (open ? "open" : "close") + " its listener");
    }

    private HttpRequest.Builder applications(String path) {
        return resource("applications/application" + path);
    }

    private HttpRequest.Builder resource(String path) {
        return request("/management/domain/" + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(timeout)
                .header("X-Requested-By", "flashsale")
                .header("Accept", "application/json");
    }

    private static void send(HttpRequest request, String failure) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new LauncherException(failure + ": " + message(response));
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static String message(HttpResponse<String> response) {
        try {
            return json(response.body())
                    .getString("message")
                    .lines()
                    .findFirst()
                    .orElse("no reason given");
        } catch (JsonException | NullPointerException notJson) {
            return "status " + response.statusCode();
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
