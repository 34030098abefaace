package flashsale.order.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OsProcessTest {
    private Process cat;
    private OsProcess process;

    @BeforeEach
    void start() throws IOException {
        cat = new ProcessBuilder("cat").start();
        process = OsProcess.of(cat);
    }

    @AfterEach
    void end() {
        cat.destroyForcibly();
    }

    @Test
    void aReusedProcessIdIsADifferentProcess() {
        assertThat(process.alive()).isTrue();
        assertThat(new OsProcess(process.pid(), process.startedAt().minus(Duration.ofMinutes(1))).alive())
                .isFalse();
    }

    @Test
    void aSuspendedProcessIsStopped() throws Exception {
        process.pause();

        process.stop(Duration.ofSeconds(30));

        assertThat(process.alive()).isFalse();
    }

    @Test
    void aProcessThatIgnoresSigtermIsKilled() throws Exception {
        Process unresponsive =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do read -r line; done").start();
        assertThat(unresponsive.inputReader().readLine()).isEqualTo("ready");
        OsProcess unresponsiveProcess = OsProcess.of(unresponsive);

        unresponsiveProcess.stop(Duration.ofMillis(200));

        assertThat(unresponsiveProcess.alive()).isFalse();
    }
}
