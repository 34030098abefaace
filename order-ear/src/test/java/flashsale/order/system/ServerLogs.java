package flashsale.order.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the system writes into logs. */
final class ServerLogs {

    private static final Path SYSTEM = Path.of("target", "system");

    private ServerLogs() {}

    /** The log files of the server and of what it works with, those of earlier hours among them. */
    static List<Path> files() throws IOException {
        try (Stream<Path> logs = Files.walk(SYSTEM.resolve("logs"));
                Stream<Path> data = Files.walk(SYSTEM.resolve("data").resolve("server"))) {
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
        Path asadmin = Path.of("..", ".flashsale", "payara6", "bin", "asadmin").toAbsolutePath();
        Process process = new ProcessBuilder(
                        asadmin.toString(),
                        "--port",
                        Integer.toString(RealSystem.server().adminPort()),
                        "set-log-levels",
                        "flashsale.order=" + level)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The level cannot be set");
        }
    }
}
