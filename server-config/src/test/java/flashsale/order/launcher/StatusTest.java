package flashsale.order.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    private Path directory;

    @Test
    void asDataItHasTheShapeOfTheContract() {
        Settings settings = Settings.onFreePorts();
        LocalSystem system = new LocalSystem(new Workspace(directory, directory), settings, ServerKind.PAYARA);

        JsonObject status = new Status(system).json();

        assertThat(status.keySet())
                .containsExactly("http", "kafka", "redis", "jdbc", "user", "password", "pids", "logs");
        assertThat(status.getJsonArray("http").getString(0)).isEqualTo("http://127.0.0.1:" + settings.port(Port.HTTP));
        assertThat(status.getString("kafka")).isEqualTo("127.0.0.1:" + settings.port(Port.KAFKA));
        assertThat(status.getString("redis")).startsWith("redis://127.0.0.1:" + settings.port(Port.REDIS));
        assertThat(status.getString("jdbc")).startsWith("jdbc:mysql://127.0.0.1:" + settings.port(Port.DATABASE));
        assertThat(status.getJsonObject("pids").keySet())
                .containsExactlyInAnyOrder("server", "kafka", "redis", "database");
        assertThat(status.getJsonObject("pids").getJsonArray("server")).isEmpty();
        assertThat(status.getJsonObject("logs").getJsonArray("server").getString(0))
                .endsWith("logs/server.log");
    }
}
