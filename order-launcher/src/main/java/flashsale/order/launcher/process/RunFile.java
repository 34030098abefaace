package flashsale.order.launcher.process;

import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Secrets;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The file that records a running service for later launchers: its process and the ports in use. */
public record RunFile(Path file) {

    /**
     * The recorded service; only its process shows whether it still runs.
     *
     * @param program the name of the program, because a service such as the server may be one of several programs
     */
    public record Entry(String program, OsProcess process, Map<Port, Integer> ports) {

        /** Throws if another program runs as this service. */
        void requireProgram(String expected, String service) {
            if (!program.equals(expected)) {
                throw new LauncherException(
                        "The running %s is %s and not %s; stop it first".formatted(service, program, expected));
            }
        }
    }

    /** Writes the file atomically. */
    public void write(Entry entry) throws IOException {
        JsonObjectBuilder ports = Json.createObjectBuilder();
        entry.ports().forEach((port, number) -> ports.add(port.name(), number));
        JsonObject json = Json.createObjectBuilder()
                .add("program", entry.program())
                .add("pid", entry.process().pid())
                .add("startedAt", entry.process().startedAt().toString())
                .add("ports", ports)
                .build();
        Secrets.write(file, json.toString());
    }

    /** Returns the recorded service, or empty if the file does not exist or is damaged. */
    public Optional<Entry> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            JsonObject json = Json.createReader(reader).readObject();
            Map<Port, Integer> ports = new EnumMap<>(Port.class);
            JsonObject numbers = json.getJsonObject("ports");
            numbers.keySet().forEach(name -> ports.put(Port.valueOf(name), numbers.getInt(name)));
            OsProcess process = new OsProcess(
                    json.getJsonNumber("pid").longValueExact(), Instant.parse(json.getString("startedAt")));
            return Optional.of(new Entry(json.getString("program"), process, ports));
        } catch (IOException
                | JsonException
                | DateTimeException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** Returns whether the recorded process ended without a stop, which would have deleted this file. */
    public boolean crashed() {
        return read().filter(entry -> !entry.process().alive()).isPresent();
    }

    /** Removes the file if it exists. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
