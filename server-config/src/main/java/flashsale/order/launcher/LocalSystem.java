package flashsale.order.launcher;

import flashsale.order.launcher.service.ApplicationServer;
import flashsale.order.launcher.service.Distribution;
import flashsale.order.launcher.service.LocalService;
import flashsale.order.simulation.Target;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final ApplicationServer server;
    private final Set<LocalService> started = ConcurrentHashMap.newKeySet();

    public LocalSystem(Workspace workspace, Settings settings, ServerKind kind) {
        this.workspace = workspace;
        this.services = new LocalServices(workspace, settings);
        this.server = services.server(kind);
    }

    /**
     * Starts what does not run, and returns when the application is ready.
     *
     * @throws LauncherException with what is missing: a free port, disk space, the application, or an answer in time
     */
    public void start(Path application, Progress progress) throws IOException, InterruptedException {
        if (!Files.isRegularFile(application)) {
            throw new LauncherException("No application at " + application + "; mvn package builds it");
        }
        requireDisk();
        for (LocalService service : all()) {
            service.requireFreePorts();
        }
        all().stream().filter(service -> !service.running()).forEach(started::add);
        services.start(progress);
        progress.run("server", () -> server.run(application));
        if (started.contains(server)) {
            progress.run("rehearsal", () -> new Rehearsal(this).play());
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
        Distribution.delete(workspace.data());
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

    /** Returns where a simulation finds all of it. */
    public Target target() {
        return new Target(
                List.of(server.http()),
                services.kafka(),
                services.redis(),
                services.jdbc(),
                services.user(),
                services.password());
    }

    public ApplicationServer server() {
        return server;
    }

    /** Returns all services in the order in which they stop. */
    public List<LocalService> all() {
        return Stream.concat(Stream.of(server), services.all().stream()).toList();
    }

    private void requireDisk() throws IOException {
        Files.createDirectories(workspace.home());
        FileStore disk = Files.getFileStore(workspace.home());
        if (disk.getUsableSpace() < MIN_DISK_BYTES) {
            throw new LauncherException("%s has %d MiB of disk space left; the system needs %d"
                    .formatted(workspace.home(), disk.getUsableSpace() >> 20, MIN_DISK_BYTES >> 20));
        }
    }

    private static void stop(LocalService service, Progress progress) throws IOException, InterruptedException {
        if (service.running()) {
            progress.run(service.name() + " stopped", service::stop);
        }
    }
}
