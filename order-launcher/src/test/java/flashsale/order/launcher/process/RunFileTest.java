package flashsale.order.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.workspace.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    private Path directory;

    @Test
    void aWrittenEntryIsReadBack() throws IOException {
        RunFile file = new RunFile(directory.resolve("run/kafka.json"));
        RunFile.Entry entry = new RunFile.Entry(
                "kafka",
                new OsProcess(4711, Instant.parse("2026-01-02T03:04:05.670Z")),
                Map.of(Port.KAFKA, 29092, Port.KAFKA_CONTROLLER, 29093));

        file.write(entry);

        assertThat(file.read()).contains(entry);
        assertThat(Files.getPosixFilePermissions(file.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aMissingOrDamagedFileIsReadAsNoService() throws IOException {
        Path file = directory.resolve("server.json");
        assertThat(new RunFile(file).read()).isEmpty();

        for (String damaged : new String[] {"", "{", "[]", "{}", "{\"pid\":\"x\",\"startedAt\":1,\"ports\":{}}"}) {
            Files.writeString(file, damaged);
            assertThat(new RunFile(file).read()).as(damaged).isEmpty();
        }
    }
}
