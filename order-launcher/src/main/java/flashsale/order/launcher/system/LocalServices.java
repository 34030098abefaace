package flashsale.order.launcher.system;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.process.Parallel;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DevelopmentKey;
import flashsale.order.launcher.service.KafkaBroker;
import flashsale.order.launcher.service.KafkaCluster;
import flashsale.order.launcher.service.LibraryLogLevels;
import flashsale.order.launcher.service.MariaDb;
import flashsale.order.launcher.service.RedisServer;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Topology;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real Kafka, Redis and MariaDB on this machine: topics created, schema migrated. For tests:
 *
 * <pre>{@code
 * try (LocalServices services = LocalServices.start(directory)) {
 *     services.jdbc(); services.user(); services.password(); services.kafka(); services.redis();
 * }
 * }</pre>
 *
 * Takes about ten seconds; share it among the tests of a module. Safe for use by several threads.
 */
public final class LocalServices implements AutoCloseable {
    private final Workspace workspace;
    private final Settings settings;
    private final MariaDb database;
    private final RedisServer redis;
    private final KafkaCluster kafka;

    public LocalServices(Workspace workspace, Settings settings) {
        LibraryLogLevels.quieten();
        this.workspace = workspace;
        this.settings = settings;
        this.database = new MariaDb(workspace, settings);
        this.redis = new RedisServer(workspace, settings);
        this.kafka = new KafkaCluster(workspace, settings);
    }

    /**
     * Starts the three on free ports with their data below the directory. They stop with {@link #close()}, at the latest with
     * this JVM.
     *
     * @throws LauncherException if one of them does not come up
     */
    public static LocalServices start(Path directory) throws IOException, InterruptedException {
        return start(directory, Topology.USUAL);
    }

    /** Starts them as {@link #start(Path)} does, with so many brokers. */
    public static LocalServices start(Path directory, Topology topology) throws IOException, InterruptedException {
        LocalServices services = new LocalServices(
                Workspace.in(directory), Settings.onFreePorts().with(topology));
        Runtime.getRuntime().addShutdownHook(new Thread(services::closeAtExit, "services-stop"));
        try {
            services.start(Progress.NONE);
        } catch (IOException | InterruptedException | RuntimeException e) {
            services.close();
            throw e;
        }
        return services;
    }

    /** Starts those that do not run, at the same time, and brings schema and topics up to date. */
    public void start(Progress progress) throws IOException, InterruptedException {
        requirePlatform();
        kafka.requireIdentity();
        for (LocalService service : all()) {
            service.requireFreePorts();
        }
        Parallel.run(
                () -> progress.run("database", () -> {
                    database.start();
                    database.migrate();
                }),
                () -> progress.run("redis", redis::start),
                () -> progress.run("kafka", kafka::start));
    }

    /**
     * Checks that all of them have binaries for this platform.
     *
     * @throws LauncherException with the service that has none
     */
    public void requirePlatform() {
        database.requirePlatform();
        redis.requirePlatform();
    }

    /** Stops them for good, each in its own orderly way; returns when no process is left. */
    @Override
    public void close() throws IOException {
        try {
            Parallel.run(kafka::close, redis::close, database::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the services stop");
        }
    }

    /** Returns all of them, in the order in which they stop. */
    public List<LocalService> all() {
        return Stream.concat(kafka.brokers().stream(), Stream.of(redis, database))
                .toList();
    }

    /** Returns Kafka's bootstrap servers, {@code host:port,…}. */
    public String kafka() {
        return kafka.bootstrapServers();
    }

    /** Returns the address of Redis, {@code redis://host:port/0}. */
    public URI redis() {
        return redis.uri();
    }

    /** Returns the database's address for MySQL Connector/J. */
    public String jdbc() {
        return database.jdbc();
    }

    /** Returns the database's user. */
    public String user() {
        return database.user();
    }

    /** Returns the password of the database's user. */
    public String password() {
        return database.password();
    }

    /** Returns where an application on this machine finds the three. */
    public ServiceAddresses addresses() {
        return new ServiceAddresses(jdbc(), user(), password(), kafka(), redis());
    }

    /**
     * Returns a server that is configured for these services, with its own directory in theirs. Not started yet, and stopped by its own
     * {@code close}, which belongs before that of the services.
     */
    public ApplicationServer server(ServerKind kind) {
        return server(kind, 1);
    }

    /** Returns the first such server, the second, and so on: each with its own directory and ports. */
    public ApplicationServer server(ServerKind kind, int number) {
        return kind.make(workspace.forInstance(ApplicationServer.NAME, number), settings.forInstance(number), addresses());
    }

    /** Returns the key that signs the tokens which such a server takes. */
    public DevelopmentKey key() {
        return DevelopmentKey.of(workspace);
    }

    /** Returns the first broker, to stop, kill, pause or start it: {@code services.broker().process().orElseThrow().pause()}. */
    public KafkaBroker broker() {
        return kafka.brokers().get(0);
    }

    /** Returns all brokers. */
    public List<KafkaBroker> brokers() {
        return kafka.brokers();
    }

    /** Returns Redis, to stop, kill, pause or start it. */
    public RedisServer cache() {
        return redis;
    }

    /** Returns the database, to stop, kill, pause or start it. */
    public MariaDb database() {
        return database;
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
