package flashsale.order.launcher.system;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.workspace.FileTree;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Topology;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The whole system on this machine: database, Redis, Kafka, and the application on its server. Takes over what an earlier launcher
 * left running. Closing it stops what it started itself, unless that was {@linkplain #keep() to be kept}; {@code close} may come
 * from a shutdown hook while another thread is starting.
 */
public final class LocalSystem implements AutoCloseable {
    private static final long MIN_DISK_BYTES = 2L << 30;

    private final Workspace workspace;
    private final LocalServices services;
    private final List<ApplicationServer> servers;
    private final Set<LocalService> started = ConcurrentHashMap.newKeySet();

    public LocalSystem(Workspace workspace, Settings settings, ServerKind kind) {
        this.workspace = workspace;
        this.services = new LocalServices(workspace, settings);
        this.servers = IntStream.rangeClosed(1, Math.max(settings.topology().instances(), running(workspace)))
                .mapToObj(number -> services.server(kind, number))
                .toList();
    }

    /** The highest number of an instance that runs, whatever else does. */
    private static int running(Workspace workspace) {
        return IntStream.rangeClosed(1, Topology.MOST_INSTANCES)
                .filter(number -> ServerKind.running(workspace.forInstance(ApplicationServer.NAME, number))
                        .isPresent())
                .max()
                .orElse(0);
    }

    /**
     * Starts what does not run, and returns when the application is ready.
     *
     * @throws LauncherException with what is missing: binaries for this platform, a free port, disk space, the application, or an answer in time
     */
    public void start(Path application, Progress progress) throws IOException, InterruptedException {
        services.requirePlatform();
        if (!Files.isRegularFile(application)) {
            throw new LauncherException("No application at " + application + "; mvn package builds it");
        }
        requireDisk();
        for (LocalService service : all()) {
            service.requireFreePorts();
        }
        all().stream().filter(service -> !service.running()).forEach(started::add);
        services.start(progress);
        // The first one unpacks the program that all of them use.
        progress.run("server", () -> server().run(application));
        for (ApplicationServer further : servers.subList(1, servers.size())) {
            progress.run("server at " + further.http(), () -> further.run(application));
        }
        if (servers.stream().anyMatch(started::contains)) {
            progress.run("rehearsal", () -> new WarmUp(this).play());
        }
    }

    /** Stops all that runs, whoever started it: the server first, then Kafka, Redis and the database. */
    public void stop(Progress progress) throws IOException, InterruptedException {
        for (LocalService service : all()) {
            stop(service, progress);
        }
    }

    /** Deletes all data of a system that does not run; programs and keys stay. */
    public void wipe() throws IOException {
        if (running()) {
            throw new LauncherException("The system runs; its data cannot be deleted");
        }
        for (Path data : workspace.allData()) {
            FileTree.delete(data);
        }
    }

    /** Returns whether any part of it runs. */
    public boolean running() {
        return all().stream().anyMatch(LocalService::running);
    }

    /** Lets what was started run on when this is closed. */
    public void keep() {
        started.clear();
    }

    /** Stops what this started, in order, and lets nothing more start. */
    @Override
    public void close() throws IOException {
        for (LocalService service : all()) {
            if (started.contains(service)) {
                service.close();
            }
        }
    }

    public LocalServices services() {
        return services;
    }

    /** Returns the base addresses of all servers. */
    public List<URI> http() {
        return servers.stream().map(ApplicationServer::http).toList();
    }

    /** Returns the first server. */
    public ApplicationServer server() {
        return servers.get(0);
    }

    /** Returns all servers. */
    public List<ApplicationServer> servers() {
        return servers;
    }

    /** Returns all services in the order in which they stop. */
    public List<LocalService> all() {
        return Stream.concat(servers.stream(), services.all().stream()).toList();
    }

    private void requireDisk() throws IOException {
        Files.createDirectories(workspace.home());
        // A file store would tell it, too, but is not found in a changed root.
        long left = workspace.home().toFile().getUsableSpace();
        if (left < MIN_DISK_BYTES) {
            throw new LauncherException("%s has %d MiB of disk space left; the system needs %d"
                    .formatted(workspace.home(), left >> 20, MIN_DISK_BYTES >> 20));
        }
    }

    private static void stop(LocalService service, Progress progress) throws IOException, InterruptedException {
        if (service.running()) {
            progress.run(service.name() + " stopped", service::stop);
        }
    }
}
