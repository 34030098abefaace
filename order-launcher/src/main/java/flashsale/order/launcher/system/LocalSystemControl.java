package flashsale.order.launcher.system;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.simulation.benchmark.load.SystemControl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The control that a benchmark has over the system on this machine. Closing it restores the server and refuses further changes. A
 * shutdown hook may call {@code close} while another thread measures.
 */
public final class LocalSystemControl implements SystemControl, AutoCloseable {
    private static final String CONTEXT = "benchmark";

    private final LocalSystem system;
    private final ApplicationServer server;
    private boolean suspended;
    private boolean deployed;
    private boolean closed;

    /**
     * @throws LauncherException if the system has more than one server or broker, because figures are per server and broker
     */
    public LocalSystemControl(LocalSystem system) {
        if (system.servers().size() > 1 || system.services().brokers().size() > 1) {
            throw new LauncherException(
                    "A benchmark needs one server and one broker; stop the running system, then start with --fresh for one broker");
        }
        this.system = system;
        this.server = system.server();
    }

    @Override
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (LocalService service : system.all()) {
            pids.put(service.name(), running(service).pid());
        }
        return pids;
    }

    @Override
    public synchronized void freezeServer() throws IOException, InterruptedException {
        requireOpen();
        suspended = true;
        running(server).pause();
    }

    @Override
    public synchronized void thawServer() throws IOException, InterruptedException {
        if (suspended) {
            running(server).resume();
            suspended = false;
        }
    }

    @Override
    public synchronized URI deploy(Path war) throws IOException, InterruptedException {
        requireOpen();
        deployed = true;
        server.deployWebArchive(war, CONTEXT);
        return server.http().resolve("/" + CONTEXT + "/");
    }

    @Override
    public synchronized void undeploy() throws IOException, InterruptedException {
        if (deployed) {
            server.undeployWebArchive(CONTEXT);
            deployed = false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try {
            if (server.running()) {
                thawServer();
                undeploy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while restoring the server");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new LauncherException("The benchmark was interrupted");
        }
    }

    private static OsProcess running(LocalService service) {
        return service.process()
                .orElseThrow(() -> new LauncherException(service.name() + " has ended; its log is "
                        + service.logs().get(0)));
    }
}
