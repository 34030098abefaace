package flashsale.order.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DevelopmentKey;
import flashsale.order.launcher.system.LocalServices;
import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.system.ServerKind;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.ResourceLimits;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Topology;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Real processes for tests to break: Kafka, Redis, a database, a server and further ones for those who want them. The servers reach
 * database and Redis through {@linkplain Wire wires}. What tests themselves look at, they reach directly.
 */
final class BreakableSystem implements AutoCloseable {

    static final ServerKind KIND = ServerKind.valueOf(
            System.getProperty("flashsale.test.server", "payara").toUpperCase(Locale.ROOT));

    /** MiB. Of an instance that leaves and joins every few seconds, deployments stay until what they had under way has ended. */
    private static final int SEVERAL_DEPLOYMENTS = 384;

    private final Workspace workspace;
    private final LocalServices services;
    private final Wire databaseWire;
    private final Wire redisWire;
    private final List<ApplicationServer> servers;
    private final List<Instance> instances;

    /**
     * @param name of its directory
     */
    BreakableSystem(String name, Topology topology) throws IOException, InterruptedException {
        workspace = Workspace.in(Path.of("target", name));
        beginAnew();
        services = LocalServices.start(workspace.home(), topology);
        databaseWire = new Wire(services.database().port(Port.DATABASE));
        redisWire = new Wire(services.cache().port(Port.REDIS));
        servers = IntStream.rangeClosed(1, topology.instances())
                .mapToObj(
                        number -> KIND.make(workspace.forInstance(ApplicationServer.NAME, number), withRoom(), wired()))
                .toList();
        instances = servers.stream().map(Instance::new).toList();
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "faults-stop"));
    }

    /** What a run that was killed has left would be on wires that are gone, and what one that failed has left could not be told apart. */
    private void beginAnew() throws IOException, InterruptedException {
        try (LocalSystem before = new LocalSystem(workspace, Settings.onFreePorts(), KIND)) {
            before.stop(Progress.NONE);
            before.wipe();
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings withRoom() {
        return Settings.onFreePorts().with(ResourceLimits.DEFAULTS.withServerMetaspace(SEVERAL_DEPLOYMENTS));
    }

    private ServiceAddresses wired() {
        String jdbc = services.jdbc()
                .replace(":" + services.database().port(Port.DATABASE) + "/", ":" + databaseWire.port() + "/");
        URI redis = URI.create("redis://127.0.0.1:" + redisWire.port() + "/0");
        return new ServiceAddresses(jdbc, services.user(), services.password(), services.kafka(), redis);
    }

    /** Starts what does not run and undoes what a test before may have left: a ready instance, and all that it needs. */
    void makeWhole() throws IOException, InterruptedException {
        databaseWire.calm();
        redisWire.calm();
        services.start(Progress.NONE);
        if (first().running()) {
            first().thaw();
        }
        first().start();
    }

    LocalServices services() {
        return services;
    }

    Wire databaseWire() {
        return databaseWire;
    }

    Wire redisWire() {
        return redisWire;
    }

    Instance first() {
        return instances.get(0);
    }

    /** Not started. */
    Instance second() {
        return instances.get(1);
    }

    /** All of them, the first ones included. */
    List<Instance> instances() {
        return instances;
    }

    /** Where customers go: to the first instance, dead or alive, and to others while they run. */
    List<URI> doors() {
        return instances.stream()
                .filter(instance -> instance == first() || instance.running())
                .map(Instance::http)
                .toList();
    }

    DevelopmentKey key() {
        return services.key();
    }

    /** Issues ids as the application does, for requests that tests put on the topic. */
    TraceIds traceIds() {
        return new TraceIds(workspace.secrets().traceIdSecret().getBytes(UTF_8), Clock.systemUTC());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(services.jdbc(), services.user(), services.password());
    }

    @Override
    public void close() throws IOException {
        for (ApplicationServer server : servers) {
            server.close();
        }
        databaseWire.close();
        redisWire.close();
        services.close();
    }
}
