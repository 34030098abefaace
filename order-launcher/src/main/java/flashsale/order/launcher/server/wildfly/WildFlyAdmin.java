package flashsale.order.launcher.server.wildfly;

import flashsale.order.launcher.workspace.LauncherException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
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

/**
 * A client of WildFly's administration over HTTP. It does what {@code jboss-cli.sh} does, without another JVM.
 *
 * @param port the port of the administration
 * @param timeout the timeout of an operation
 */
record WildFlyAdmin(int port, Duration timeout) {

    /** The time for calls in flight before an application is undeployed. */
    private static final Duration CALLS_END = Duration.ofSeconds(10);

    /** Returns whether the server has started and takes operations. */
    boolean running() {
        try {
            JsonObject response = send(server("read-attribute").add("name", "server-state"));
            return response.getString("result", "").equals("running");
        } catch (IOException | LauncherException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Deploys an archive from its present path, and replaces one of that name. */
    void deploy(Path archive, String name) throws IOException, InterruptedException {
        remove(name);
        String file = archive.getFileName().toString();
        JsonObjectBuilder content =
                Json.createObjectBuilder().add("path", archive.toString()).add("archive", true);
        JsonObject response = send(operation("add", name)
                .add("runtime-name", name + file.substring(file.lastIndexOf('.')))
                .add("content", Json.createArrayBuilder().add(content))
                .add("enabled", true));
        if (failed(response)) {
            throw new LauncherException("WildFly rejected " + file + ": " + response.get("failure-description"));
        }
    }

    /**
     * Undeploys an archive while the server is suspended: it answers 503 meanwhile and first lets the calls in flight end. Otherwise the
     * application would be stopped under them, and they would be answered 500.
     */
    void undeploy(String name) throws IOException, InterruptedException {
        send(server("suspend").add("suspend-timeout", CALLS_END.toSeconds()));
        JsonObject response = remove(name);
        send(server("resume"));
        if (failed(response)) {
            throw new LauncherException(
                    "WildFly did not undeploy " + name + ": " + response.get("failure-description"));
        }
    }

    private JsonObject remove(String name) throws IOException, InterruptedException {
        return send(operation("remove", name));
    }

    private static JsonObjectBuilder server(String operation) {
        return Json.createObjectBuilder().add("operation", operation).add("address", JsonValue.EMPTY_JSON_ARRAY);
    }

    private static JsonObjectBuilder operation(String operation, String deployment) {
        return Json.createObjectBuilder()
                .add("operation", operation)
                .add("address", Json.createArrayBuilder().add("deployment").add(deployment));
    }

    private static boolean failed(JsonObject response) {
        return !response.getString("outcome", "").equals("success");
    }

    private JsonObject send(JsonObjectBuilder operation) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/management"))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(operation.build().toString()))
                .build();
        HttpResponse<String> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
        try {
            return Json.createReader(new StringReader(response.body())).readObject();
        } catch (JsonException notJson) {
            throw new LauncherException(
                    "WildFly's administration returned the status " + response.statusCode(), notJson);
        }
    }
}
