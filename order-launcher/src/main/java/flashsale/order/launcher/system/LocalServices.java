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
 * A start takes about ten seconds, so the tests of a module share one. Safe for use by several threads.
 */
public final class LocalServices implements AutoCloseable {
    private final Workspace workspace;
    private final Settings settings;
    private final MariaDb database;
    private final RedisServer redis;
    private final KafkaCluster kafka;

    public LocalServices(Workspace workspace, Settings settings) {
        LibraryLogLevels.limitToWarnings();
        this.workspace = workspace;
        this.settings = settings;
        this.database = new MariaDb(workspace, settings);
        this.redis = new RedisServer(workspace, settings);
        this.kafka = new KafkaCluster(workspace, settings);
    }

    /**
     * Starts the services on free ports with their data below the directory. They stop with {@link #close()}, at the latest when
     * this JVM ends.
     *
     * @throws LauncherException if a service does not start
     */
    public static LocalServices start(Path directory) throws IOException, InterruptedException {
        return start(directory, Topology.DEFAULT);
    }

    /** Starts the services as {@link #start(Path)} does, with the brokers of the topology. */
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

    /** Starts concurrently the services that do not run, migrates the schema, and creates missing topics. */
    public void start(Progress progress) throws IOException, InterruptedException {
        requirePlatform();
        kafka.requireBrokerCount();
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
     * Checks that all services have binaries for this platform.
     *
     * @throws LauncherException with the service that has none
     */
    void requirePlatform() {
        database.requirePlatform();
        redis.requirePlatform();
    }

    /** Stops the services for good, and returns when no process is left. */
    @Override
    public void close() throws IOException {
        try {
            Parallel.run(kafka::close, redis::close, database::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while stopping the services");
        }
    }

    /** Returns all services in the order in which they stop. */
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

    /** Returns the addresses that an application needs. */
    public ServiceAddresses addresses() {
        return new ServiceAddresses(jdbc(), user(), password(), kafka(), redis());
    }

    /**
     * Returns a server that is configured for these services, with a directory in their workspace. It is not started yet. The caller
     * closes it before the services.
     */
    public ApplicationServer server(ServerKind kind) {
        return server(kind, 1);
    }

    /** Returns such a server by its number, from 1; each has its own directory and ports. */
    public ApplicationServer server(ServerKind kind, int number) {
        return kind.create(
                workspace.forInstance(ApplicationServer.NAME, number), settings.forInstance(number), addresses());
    }

    /** Returns the key that signs tokens for such a server. */
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
