package flashsale.order.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.process.Await;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Settings settings = Settings.onFreePorts();
    private Workspace workspace;
    private Path application;
    private TinyServer server;
    private CompletableFuture<Void> supervision;

    @BeforeEach
    void start() throws Exception {
        workspace = Workspace.in(directory);
        application = Files.writeString(directory.resolve("application.ear"), "content");
        server = new TinyServer(workspace, settings);
        server.run(application);
        TinyServer supervised = new TinyServer(workspace, settings);
        Supervision running = new Supervision(
                workspace,
                List.of(supervised),
                application,
                new RestartPolicy(2, Duration.ofMinutes(10), Duration.ofMillis(50)),
                new PrintStream(log, true, StandardCharsets.UTF_8));
        supervision = CompletableFuture.runAsync(() -> run(running));
        assertThat(Await.until(
                        TIMEOUT, () -> log.toString(StandardCharsets.UTF_8).contains(Supervision.BEGUN)))
                .isTrue();
    }

    @AfterEach
    void stop() throws Exception {
        current().stop();
        supervision.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aKilledServerIsRestartedAndReady() throws Exception {
        OsProcess killed = server.process().orElseThrow();

        killed.kill();

        assertThat(Await.until(TIMEOUT, () -> logged("is ready again"))).isTrue();
        assertThat(current().process()).get().isNotEqualTo(killed).matches(OsProcess::alive);
        assertThat(current().restarts().all()).hasSize(1);
        assertThat(logged("Last words")).isTrue();
    }

    @Test
    void aStoppedServerStaysStoppedAndEndsTheSupervision() throws Exception {
        server.stop();

        supervision.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

        assertThat(current().running()).isFalse();
        assertThat(current().restarts().all()).isEmpty();
    }

    @Test
    void aServerThatCannotRunIsGivenUp() throws Exception {
        server.corrupt();

        server.process().orElseThrow().kill();

        supervision.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        assertThat(current().restarts().all()).hasSize(2);
        assertThat(logged("ended again after 2 restarts within 10 minutes and is not restarted"))
                .isTrue();
    }

    /** Returns the server as a later launcher finds it. */
    private TinyServer current() {
        return new TinyServer(workspace, settings);
    }

    private boolean logged(String text) {
        return log.toString(StandardCharsets.UTF_8).contains(text);
    }

    private static void run(Supervision supervision) {
        try {
            supervision.run();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
