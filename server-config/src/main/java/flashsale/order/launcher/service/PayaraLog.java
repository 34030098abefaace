package flashsale.order.launcher.service;

import flashsale.order.launcher.LogFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where and how much a Payara domain logs. */
final class PayaraLog {
    private static final String HANDLER = "com.sun.enterprise.server.logging.GFFileHandler.";

    /** How the application begins its complaint. */
    private static final String WRONG_SETTINGS = "Wrong settings: ";

    private PayaraLog() {}

    /** How long the log is, in bytes; 0 where there is none yet. */
    static long length(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    /**
     * What the application says of its settings when it cannot start with them; empty when it has not complained.
     *
     * @param from where to begin to read, in bytes; a log that is shorter was begun anew
     */
    static Optional<String> wrongSettings(Path log, long from) throws IOException {
        try (InputStream bytes = Files.newInputStream(log)) {
            bytes.skipNBytes(length(log) < from ? 0 : from);
            return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.contains(WRONG_SETTINGS))
                    .map(PayaraLog::complaint)
                    .reduce((earlier, later) -> later);
        }
    }

    private static String complaint(String line) {
        String from = line.substring(line.indexOf(WRONG_SETTINGS));
        // In JSON the rest of the stack trace stands in the same line.
        return line.startsWith("{") ? from.split("\\\\[nr]|(?<!\\\\)\"")[0] : from;
    }

    /**
     * Sends everything to one file, which is bounded. It can be done again, with another format.
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
                format.payaraFormatter(),
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
}
