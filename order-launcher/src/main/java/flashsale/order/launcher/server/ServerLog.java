package flashsale.order.launcher.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The log of an application server, as text or as JSON. */
record ServerLog(Path file) {
    /** How the application begins its complaint. */
    private static final String WRONG_SETTINGS = "Wrong settings: ";

    /** How long the log is, in bytes; 0 where there is none yet. */
    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * What the application says of its settings when it cannot start with them; empty when it has not complained.
     *
     * @param from where to begin to read, in bytes; a log that is shorter was begun anew
     */
    Optional<String> wrongSettings(long from) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(length() < from ? 0 : from);
            return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.contains(WRONG_SETTINGS))
                    .map(ServerLog::complaint)
                    .reduce((earlier, later) -> later);
        }
    }

    private static String complaint(String line) {
        String from = line.substring(line.indexOf(WRONG_SETTINGS));
        // In JSON the rest of the stack trace stands in the same line.
        return line.startsWith("{") ? from.split("\\\\[nr]|(?<!\\\\)\"")[0] : from;
    }
}
