package flashsale.order.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.process.RunFile;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKindTest {

    @TempDir
    private Path directory;

    @Test
    void theKindOfARunningServerIsRecognised() throws IOException {
        assertThat(ServerKind.running(workspace())).isEmpty();

        recordRunning("WildFly");

        assertThat(ServerKind.running(workspace())).contains(ServerKind.WILDFLY);
    }

    @Test
    void startingAnotherKindOfServerIsRefused() throws IOException {
        recordRunning("WildFly");
        ServiceAddresses nowhere =
                new ServiceAddresses("jdbc:mysql://x/y", "u", "p", "x:1", URI.create("redis://x:1/0"));
        ApplicationServer payara = ServerKind.PAYARA.create(workspace(), Settings.onFreePorts(), nowhere);

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(payara::start)
                .withMessage("The running server is WildFly and not Payara; stop it first");
    }

    /** Records this JVM as the running server. */
    private void recordRunning(String program) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        OsProcess process = new OsProcess(self.pid(), self.info().startInstant().orElseThrow());
        new RunFile(workspace().runFile("server")).write(new RunFile.Entry(program, process, Map.of()));
    }

    private Workspace workspace() {
        return Workspace.in(directory);
    }
}
