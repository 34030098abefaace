package flashsale.order.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.TraceIds;
import flashsale.order.launcher.Addresses;
import flashsale.order.launcher.DevelopmentKey;
import flashsale.order.launcher.LocalServices;
import flashsale.order.launcher.Port;
import flashsale.order.launcher.Progress;
import flashsale.order.launcher.ServerKind;
import flashsale.order.launcher.Settings;
import flashsale.order.launcher.Workspace;
import flashsale.order.launcher.service.ApplicationServer;
import flashsale.order.launcher.service.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Real processes for tests to break: Kafka, Redis, a database, a server and a second one for those who want it. Both servers reach
 * database and Redis through {@linkplain Wire wires}. What tests themselves look at, they reach directly.
 */
final class BreakableSystem implements AutoCloseable {

    private static final ServerKind KIND = ServerKind.valueOf(
            System.getProperty("flashsale.test.server", "payara").toUpperCase(Locale.ROOT));

    private static final Path DIRECTORY = Path.of("target", "faults").toAbsolutePath();

    private final Workspace workspace = Workspace.in(DIRECTORY.resolve("services"));
    private final LocalServices services;
    private final Wire databaseWire;
    private final Wire redisWire;
    private final Instance first;
    private final Instance second;
    private final List<ApplicationServer> servers;

    BreakableSystem() throws IOException, InterruptedException {
        beginAnew();
        services = LocalServices.start(workspace.home());
        databaseWire = new Wire(services.database().port(Port.DATABASE));
        redisWire = new Wire(services.cache().port(Port.REDIS));
        servers = List.of(server("first"), server("second"));
        first = new Instance(servers.get(0));
        second = new Instance(servers.get(1));
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "faults-stop"));
    }

    /** What a run that was killed has left would be on wires that are gone, and what one that failed has left could not be told apart. */
    private void beginAnew() throws IOException, InterruptedException {
        new LocalServices(workspace, Settings.onFreePorts()).close();
        Distribution.delete(workspace.data());
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApplicationServer server(String name) throws IOException, InterruptedException {
        Workspace own = Workspace.in(DIRECTORY.resolve(name));
        shareSecrets(own);
        ApplicationServer server = KIND.make(own, Settings.onFreePorts(), wired());
        server.stop();
        return server;
    }

    /** Instances know each other's trace ids and tokens. */
    private void shareSecrets(Workspace own) throws IOException {
        workspace.secrets().traceIdSecret();
        services.key();
        Files.createDirectories(own.secrets().directory());
        try (Stream<Path> all = Files.list(workspace.secrets().directory())) {
            for (Path secret : all.toList()) {
                Files.copy(
                        secret,
                        own.secrets().directory().resolve(secret.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Addresses wired() {
        String jdbc = services.jdbc()
                .replace(":" + services.database().port(Port.DATABASE) + "/", ":" + databaseWire.port() + "/");
        URI redis = URI.create("redis://127.0.0.1:" + redisWire.port() + "/0");
        return new Addresses(jdbc, services.user(), services.password(), services.kafka(), redis);
    }

    /** Starts what does not run and undoes what a test before may have left: a ready instance, and all that it needs. */
    void makeWhole() throws IOException, InterruptedException {
        databaseWire.calm();
        redisWire.calm();
        services.start(Progress.NONE);
        if (first.running()) {
            first.thaw();
        }
        first.start();
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
        return first;
    }

    /** Not started. */
    Instance second() {
        return second;
    }

    /** Where customers go: to the first instance, dead or alive, and to the second while it runs. */
    List<URI> doors() {
        return second.running() ? List.of(first.http(), second.http()) : List.of(first.http());
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
