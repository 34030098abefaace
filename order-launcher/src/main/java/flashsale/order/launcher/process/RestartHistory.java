package flashsale.order.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/** The restarts of a service since its supervision began: a file with one instant per line, which other launchers read. */
public record RestartHistory(Path file) {

    /** Returns the times of all restarts, the earliest first. */
    public List<Instant> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(Instant::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(Instant restart) throws IOException {
        Files.writeString(file, restart + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public void clear() throws IOException {
        Files.deleteIfExists(file);
    }
}
