package flashsale.order.system;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the system writes into logs. */
final class ServerLogs {

    private ServerLogs() {}

    /** The log files of the server and of what it works with, those of earlier hours among them. */
    static List<Path> files() throws IOException {
        try (Stream<Path> logs = Files.walk(RealSystem.directory().resolve("logs"));
                Stream<Path> data = Files.walk(RealSystem.directory().resolve("data/server"))) {
            return Stream.concat(logs, data.filter(file -> file.getParent().endsWith("logs")))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    /** The text of a file, in which no byte is lost. */
    static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** The last line of the server's log with this text. */
    static Optional<String> lineWith(String text) throws IOException {
        try (Stream<String> lines = Files.lines(RealSystem.server().logs().get(0), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(text)).reduce((earlier, later) -> later);
        }
    }

    /** Sets how much of the application is logged, such as {@code FINEST}. */
    static void level(String level) throws IOException, InterruptedException {
        switch (RealSystem.kind()) {
            case PAYARA -> asadmin("set-log-levels", "flashsale.order=" + level);
            case WILDFLY -> {
                manage(logger("remove"));
                manage(logger("add").add("level", level));
            }
            case MICRO -> throw new UnsupportedOperationException("Payara Micro takes no orders while it runs");
        }
    }

    private static void asadmin(String... command) throws IOException, InterruptedException {
        Path asadmin = Path.of("..", ".flashsale", "payara6", "bin", "asadmin").toAbsolutePath();
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        asadmin.toString(),
                                        "--port",
                                        Integer.toString(RealSystem.server().adminPort())),
                                Stream.of(command))
                        .toList())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The level cannot be set");
        }
    }

    private static JsonObjectBuilder logger(String operation) {
        JsonArrayBuilder address =
                Json.createArrayBuilder(List.of("subsystem", "logging", "logger", "flashsale.order"));
        return Json.createObjectBuilder().add("operation", operation).add("address", address);
    }

    private static void manage(JsonObjectBuilder operation) throws IOException, InterruptedException {
        URI administration =
                URI.create("http://127.0.0.1:" + RealSystem.server().adminPort() + "/management");
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(administration)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        operation.build().toString()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
