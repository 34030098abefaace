package flashsale.order.system;

import flashsale.order.launcher.ServerKind;
import java.io.IOException;
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
        Process process = new ProcessBuilder(
                        RealSystem.kind() == ServerKind.WILDFLY ? ofWildFly(level) : ofPayara(level))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The level cannot be set");
        }
    }

    private static List<String> ofPayara(String level) {
        return List.of(
                program("payara6/bin/asadmin"), "--port", adminPort(), "set-log-levels", "flashsale.order=" + level);
    }

    private static List<String> ofWildFly(String level) {
        String logger = "/subsystem=logging/logger=flashsale.order:";
        return List.of(
                program("wildfly39/bin/jboss-cli.sh"),
                "--connect",
                "--controller=127.0.0.1:" + adminPort(),
                "--commands=if (outcome != success) of " + logger + "read-resource," + logger + "add,end-if," + logger
                        + "write-attribute(name=level\\,value=" + level + ")");
    }

    private static String program(String path) {
        return Path.of("..", ".flashsale", path).toAbsolutePath().toString();
    }

    private static String adminPort() {
        return Integer.toString(RealSystem.server().adminPort());
    }
}
