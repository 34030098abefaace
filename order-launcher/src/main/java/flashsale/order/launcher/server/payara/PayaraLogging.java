package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.workspace.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The logging configuration of Payara. */
final class PayaraLogging {
    private static final String HANDLER = "com.sun.enterprise.server.logging.GFFileHandler.";

    private PayaraLogging() {}

    /**
     * Sends the log to one file with rotation. A repeated call replaces the earlier values, for example with another format.
     */
    static void set(Path properties, Path log, LogFormat format) throws IOException {
        Map<String, String> values = Map.of(
                "handlers",
                "",
                "java.util.logging.ConsoleHandler.level",
                "OFF",
                HANDLER + "file",
                log.toString(),
                HANDLER + "formatter",
                formatter(format),
                HANDLER + "rotationLimitInBytes",
                "10000000",
                HANDLER + "maxHistoryFiles",
                "2");
        Stream<String> others = Files.readAllLines(properties).stream()
                .filter(line -> values.keySet().stream().noneMatch(key -> line.startsWith(key + "=")));
        List<String> set = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .sorted()
                .toList();
        Files.write(properties, Stream.concat(others, set.stream()).toList());
    }

    static String formatter(LogFormat format) {
        return switch (format) {
            case TEXT -> "com.sun.enterprise.server.logging.ODLLogFormatter";
            case JSON -> "fish.payara.enterprise.server.logging.JSONLogFormatter";
        };
    }
}
