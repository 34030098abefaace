package flashsale.order.launcher.system;

import flashsale.order.launcher.process.Await;
import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A supervisor of application servers: restarts a server that ended without a {@code stop}, with the same application. It ends when no
 * server is left to supervise: each was stopped, or reached the limit of the restart policy. It polls, because a server is no child of
 * this process.
 */
public final class Supervision implements AutoCloseable {
    /** The beginning of the message that the supervision has begun. */
    static final String BEGUN = "Supervising ";

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Workspace workspace;
    private final List<ApplicationServer> servers;
    private final Path application;
    private final RestartPolicy policy;
    private final PrintStream log;

    /** Creates a supervision of the servers of a system that runs. */
    public Supervision(Workspace workspace, LocalSystem system, PrintStream log) {
        this(workspace, system.servers(), system.server().application(), RestartPolicy.DEFAULT, log);
    }

    Supervision(
            Workspace workspace,
            List<ApplicationServer> servers,
            Path application,
            RestartPolicy policy,
            PrintStream log) {
        this.workspace = workspace;
        this.servers = servers;
        this.application = application;
        this.policy = policy;
        this.log = log;
    }

    /** Supervises the servers, and returns when none is left. */
    public void run() throws IOException, InterruptedException {
        for (ApplicationServer server : servers) {
            server.restarts().clear();
        }
        log(BEGUN + servers.stream().map(ApplicationServer::http).toList());
        List<ApplicationServer> supervised = new ArrayList<>(servers);
        while (!supervised.isEmpty()) {
            supervised.removeIf(server -> server.runFile().read().isEmpty());
            for (ApplicationServer server : List.copyOf(supervised)) {
                if (server.runFile().crashed() && !restart(server)) {
                    supervised.remove(server);
                }
            }
            Thread.sleep(PERIOD.toMillis());
        }
        log("No server is left to supervise");
    }

    /** Restarts a server after a pause, and returns whether to supervise it further. */
    private boolean restart(ApplicationServer server) throws InterruptedException {
        Optional<Duration> pause = policy.pause(server.restarts().all(), Instant.now());
        if (pause.isEmpty()) {
            log(
                    "%s ended again after %d restarts within %d minutes and is not restarted; start it with ./flashsale start"
                            .formatted(
                                    server.http(),
                                    policy.limit(),
                                    policy.window().toMinutes()));
            return false;
        }
        log("%s ended by itself; restarting it in %d ms. Its last output: %s"
                .formatted(server.http(), pause.get().toMillis(), server.lastOutput()));
        // A stop or another launcher's start makes the restart unnecessary.
        if (Await.until(pause.get(), () -> !server.runFile().crashed())) {
            return true;
        }
        try {
            LauncherLock.run(workspace, () -> {
                if (server.runFile().crashed()) {
                    server.restarts().add(Instant.now());
                    server.run(application);
                    log(server.http() + " is ready again");
                }
            });
        } catch (IOException | LauncherException e) {
            log("The restart of %s failed: %s".formatted(server.http(), e.getMessage()));
        }
        return true;
    }

    /** Prevents further restarts. When it returns, the run files record each process that a restart has begun, so that a stop finds it. */
    @Override
    public void close() {
        servers.forEach(LocalService::refuseStarts);
    }

    private void log(String message) {
        log.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + message);
    }
}
