package flashsale.order.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.process.RunFile;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Topology;
import flashsale.order.launcher.workspace.Workspace;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemStatusTest {
    @TempDir
    private Path directory;

    @Test
    void theJsonHasTheShapeOfTheContract() {
        Settings settings = Settings.onFreePorts();
        LocalSystem system = new LocalSystem(Workspace.in(directory), settings, ServerKind.PAYARA);

        JsonObject status = new SystemStatus(system).json();

        assertThat(status.keySet())
                .containsExactly("http", "kafka", "redis", "jdbc", "user", "password", "pids", "logs", "restarts");
        assertThat(status.getJsonArray("http").getString(0)).isEqualTo("http://127.0.0.1:" + settings.port(Port.HTTP));
        assertThat(status.getString("kafka")).isEqualTo("127.0.0.1:" + settings.port(Port.KAFKA));
        assertThat(status.getString("redis")).startsWith("redis://127.0.0.1:" + settings.port(Port.REDIS));
        assertThat(status.getString("jdbc")).startsWith("jdbc:mysql://127.0.0.1:" + settings.port(Port.DATABASE));
        assertThat(status.getJsonObject("pids").keySet())
                .containsExactlyInAnyOrder("server", "kafka", "redis", "database");
        assertThat(status.getJsonObject("pids").getJsonArray("server")).isEmpty();
        assertThat(status.getJsonObject("logs").getJsonArray("server").getString(0))
                .endsWith("logs/server.log");
        assertThat(status.getInt("restarts")).isZero();
    }

    @Test
    void everyServerAndBrokerHasItsOwnPortsAndLogs() {
        Settings settings = Settings.onFreePorts().with(new Topology(2, 3));
        LocalSystem system = new LocalSystem(Workspace.in(directory), settings, ServerKind.PAYARA);

        SystemStatus status = new SystemStatus(system);

        int http = settings.port(Port.HTTP);
        int kafka = settings.port(Port.KAFKA);
        String brokers = "127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d".formatted(kafka, kafka + 10, kafka + 20);
        assertThat(status.json().getJsonArray("http").getValuesAs(JsonString::getString))
                .containsExactly("http://127.0.0.1:" + http, "http://127.0.0.1:" + (http + 10));
        assertThat(status.json().getString("kafka")).isEqualTo(brokers);
        assertThat(status.json().getJsonObject("logs").getJsonArray("server").getValuesAs(JsonString::getString))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(status.text().lines()).hasSize(8).anyMatch(line -> line.endsWith("127.0.0.1:" + (kafka + 20)));
    }

    @Test
    void aRunningServerBelongsToTheSystemEvenBeyondTheSettings() throws IOException {
        Workspace third = Workspace.in(directory).forInstance("server", 3);
        ProcessHandle self = ProcessHandle.current();
        OsProcess process = new OsProcess(self.pid(), self.info().startInstant().orElseThrow());
        new RunFile(third.runFile("server")).write(new RunFile.Entry("Payara", process, Map.of(Port.HTTP, 1234)));

        LocalSystem system = new LocalSystem(Workspace.in(directory), Settings.onFreePorts(), ServerKind.PAYARA);

        assertThat(system.servers())
                .hasSize(3)
                .last()
                .satisfies(server -> assertThat(server.http()).hasPort(1234));
        assertThat(system.running()).isTrue();
    }
}
