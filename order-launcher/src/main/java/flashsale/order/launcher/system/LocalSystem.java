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
 * The whole system on this machine: database, Redis, Kafka, and the application on its servers. It adopts services that an earlier
 * launcher left running. Closing it stops the services that it started itself, unless {@link #detach} was called. A shutdown hook may
 * call {@code close} while another thread starts the system.
 */
public final class LocalSystem implements AutoCloseable {
    private static final long MIN_DISK_BYTES = 2L << 30;

    private final Workspace workspace;
    private final LocalServices services;
    private final List<ApplicationServer> servers;
    private final Supervisor supervisor;
    private final Set<LocalService> started = ConcurrentHashMap.newKeySet();

    public LocalSystem(Workspace workspace, Settings settings, ServerKind kind) {
        this.workspace = workspace;
        this.services = new LocalServices(workspace, settings);
        this.servers = IntStream.rangeClosed(1, Math.max(settings.topology().instances(), running(workspace)))
                .mapToObj(number -> services.server(kind, number))
                .toList();
        this.supervisor = new Supervisor(workspace, settings);
    }

    /** Returns the highest number of a running server, or 0. */
    private static int running(Workspace workspace) {
        return IntStream.rangeClosed(1, Topology.MAX_INSTANCES)
                .filter(number -> ServerKind.running(workspace.forInstance(ApplicationServer.NAME, number))
                        .isPresent())
                .max()
                .orElse(0);
    }

    /**
     * Starts the services that do not run, and returns when the application is ready.
     *
     * @throws LauncherException if the platform has no binaries, if a port, disk space or the application is missing, or if a service
     *     does not become ready in time
     */
    public void start(Path application, Progress progress) throws IOException, InterruptedException {
        services.requirePlatform();
        if (!Files.isRegularFile(application)) {
            throw new LauncherException("No application at " + application + "; build it with mvn package");
        }
        requireDisk();
        for (LocalService service : all()) {
            service.requireFreePorts();
        }
        all().stream().filter(service -> !service.running()).forEach(started::add);
        services.start(progress);
        // The first server unpacks the program that all servers use.
        progress.run("server", () -> server().run(application));
        for (ApplicationServer further : servers.subList(1, servers.size())) {
            progress.run("server at " + further.http(), () -> further.run(application));
        }
        if (servers.stream().anyMatch(started::contains)) {
            progress.run("warm-up", () -> new WarmUp(this).play());
        }
    }

    /** Stops all running services, those of earlier launchers included: the servers first, then Kafka, Redis and the database. */
    public void stop(Progress progress) throws IOException, InterruptedException {
        for (LocalService service : all()) {
            stop(service, progress);
        }
    }

    /** Deletes all data of a stopped system; unpacked programs and keys stay. */
    public void wipe() throws IOException {
        if (running()) {
            throw new LauncherException("The system runs; its data cannot be deleted");
        }
        for (Path data : workspace.allData()) {
            FileTree.delete(data);
        }
    }

    /** Returns whether any service runs. */
    public boolean running() {
        return all().stream().anyMatch(LocalService::running);
    }

    /**
     * Keeps the started services running when this is closed, and has the servers supervised.
     *
     * @param options the options of the command line that describe this system, for the supervisor
     */
    public void detach(List<String> options) throws IOException, InterruptedException {
        started.clear();
        supervisor.restart(options);
    }

    /** Stops the services that this started, in order, and lets none of them start again. */
    @Override
    public void close() throws IOException {
        for (LocalService service : all()) {
            if (started.contains(service)) {
                service.close();
            }
        }
    }

    /** Returns the supervisor of the servers. It is not one of the services. */
    public Supervisor supervisor() {
        return supervisor;
    }

    /** Returns the number of restarts of all servers since their supervision began. */
    public int restarts() {
        return servers.stream()
                .mapToInt(server -> server.restarts().all().size())
                .sum();
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
        // Not by FileStore, which is not found after a chroot.
        long left = workspace.home().toFile().getUsableSpace();
        if (left < MIN_DISK_BYTES) {
            throw new LauncherException("%s has %d MiB of free disk space; the system needs %d MiB"
                    .formatted(workspace.home(), left >> 20, MIN_DISK_BYTES >> 20));
        }
    }

    private static void stop(LocalService service, Progress progress) throws IOException, InterruptedException {
        if (service.running()) {
            progress.run(service.name() + " stopped", service::stop);
        }
    }
}
