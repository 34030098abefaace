package flashsale.order.launcher.process;

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

/** The file that tells later launchers of a running service: its process and the ports that it really uses. */
public record RunFile(Path file) {

    /**
     * A service as its file tells of it; whether it still runs, its process knows.
     *
     * @param program what runs there: a service of one name may be one or another program
     */
    public record Entry(String program, OsProcess process, Map<Port, Integer> ports) {}

    /** Writes the file in one step. */
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

    /** Returns what the file tells; nothing where there is none, or where it tells nothing sensible. */
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

    /** Removes the file, if it is there. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
