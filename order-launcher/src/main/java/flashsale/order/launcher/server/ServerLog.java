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
    /** The prefix of the application's message about invalid settings. */
    private static final String WRONG_SETTINGS = "Wrong settings: ";

    /** Returns the length of the log in bytes; 0 if it does not exist yet. */
    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * Returns the application's last message about invalid settings, or empty if it logged none.
     *
     * @param from the offset to read from, in bytes; a shorter log was recreated and is read from its beginning
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
                    .map(ServerLog::message)
                    .reduce((earlier, later) -> later);
        }
    }

    private static String message(String line) {
        String from = line.substring(line.indexOf(WRONG_SETTINGS));
        // In JSON the rest of the stack trace is in the same line.
        return line.startsWith("{") ? from.split("\\\\[nr]|(?<!\\\\)\"")[0] : from;
    }
}
