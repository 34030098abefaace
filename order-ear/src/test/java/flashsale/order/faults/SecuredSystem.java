package flashsale.order.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import flashsale.order.fixture.SecuredBroker;
import flashsale.order.fixture.TestCertificates;
import flashsale.order.launcher.Addresses;
import flashsale.order.launcher.DevelopmentKey;
import flashsale.order.launcher.Port;
import flashsale.order.launcher.ServerKind;
import flashsale.order.launcher.Settings;
import flashsale.order.launcher.Workspace;
import flashsale.order.launcher.service.ApplicationServer;
import flashsale.order.launcher.service.Distribution;
import flashsale.order.launcher.service.LocalService;
import flashsale.order.launcher.service.MariaDb;
import flashsale.order.launcher.service.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.container.LibraryContainer;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import redis.clients.jedis.RedisClient;

/** A server with the application, and services that let in nobody without a password and, but for Redis, without TLS. */
final class SecuredSystem implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "secured").toAbsolutePath();
    private static final String APPLICATION = "flashsale";
    private static final String REDIS_USER = "flashsale";
    private static final String REDIS_PASSWORD = "the-password-of-redis";

    private final Workspace workspace = Workspace.in(DIRECTORY);
    private final Settings settings = Settings.onFreePorts();
    private final Deque<LocalService> started = new ConcurrentLinkedDeque<>();
    private final TestCertificates certificates;
    private final SecuredDatabase database;
    private final SecuredBroker broker;
    private final URI redis;
    private final ApplicationServer server;
    private final Path application;

    private SecuredSystem() throws Exception {
        certificates = TestCertificates.make(DIRECTORY.resolve("certificates"));
        beginAnew();
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "secured-stop"));
        database = new SecuredDatabase(workspace, settings, certificates);
        RedisServer cache = new RedisServer(workspace, settings);
        started.push(database);
        database.start();
        broker = SecuredBroker.start(DIRECTORY, certificates);
        started.push(broker);
        started.push(cache);
        cache.start();
        redis = close(cache);
        server = BreakableSystem.KIND.make(
                workspace,
                settings,
                new Addresses(database.jdbc(), database.user(), database.password(), broker.bootstrapServers(), redis));
        server.stop();
        started.push(server);
        application = told(server.application());
    }

    /** Ends what a run that was killed has left. */
    private void beginAnew() throws IOException, InterruptedException {
        new MariaDb(workspace, settings).stop();
        new SecuredDatabase(workspace, settings, certificates).stop();
        new RedisServer(workspace, settings).stop();
        Distribution.delete(workspace.data());
    }

    /** Starts all of it; ready when this returns. */
    static SecuredSystem start() throws Exception {
        SecuredSystem system = new SecuredSystem();
        system.server.run(system.application);
        return system;
    }

    /** The application as built, and a jar with the one setting that servers here are not given otherwise. */
    private Path told(Path built) throws IOException {
        Path security = SecuredBroker.write(broker.security(), DIRECTORY.resolve("kafka.properties"));
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "settings.jar")
                .addAsResource(
                        new StringAsset("config_ordinal=500\nflashsale.kafka.security-file=" + security),
                        "META-INF/microprofile-config.properties");
        Path told = DIRECTORY.resolve(built.getFileName());
        Class<? extends Archive<?>> type =
                BreakableSystem.KIND == ServerKind.MICRO ? WebArchive.class : EnterpriseArchive.class;
        Archive<?> archive = ShrinkWrap.createFromZipFile(type, built.toFile());
        ((LibraryContainer<?>) archive).addAsLibrary(jar);
        archive.as(ZipExporter.class).exportTo(told.toFile(), true);
        return told;
    }

    /** Lets in the application's user alone, and it to the application's keys and channel alone. */
    private static URI close(RedisServer redis) throws IOException {
        String rules =
                "ACL SETUSER %s on >%s resetchannels ~order:* &order:* +@all -@admin -@dangerous\r\nACL SETUSER default off\r\n"
                        .formatted(REDIS_USER, REDIS_PASSWORD);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port(Port.REDIS))) {
            socket.getOutputStream().write(rules.getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes("+OK\r\n+OK\r\n".length()), US_ASCII);
            if (!answer.equals("+OK\r\n+OK\r\n")) {
                throw new IOException("Redis refuses its users: " + answer);
            }
        }
        return URI.create("redis://%s:%s@127.0.0.1:%d/0".formatted(REDIS_USER, REDIS_PASSWORD, redis.port(Port.REDIS)));
    }

    /** Takes the application away and brings it back. */
    void redeploy() throws IOException, InterruptedException {
        server.undeploy(APPLICATION);
        server.deploy(application, APPLICATION);
    }

    URI http() {
        return server.http();
    }

    Instance instance() {
        return new Instance(server);
    }

    DevelopmentKey key() {
        return DevelopmentKey.of(workspace);
    }

    TestCertificates certificates() {
        return certificates;
    }

    SecuredDatabase database() {
        return database;
    }

    SecuredBroker broker() {
        return broker;
    }

    /** As the application's user. */
    RedisClient redis() {
        return RedisClient.create(redis);
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException unstoppable) {
            throw new IllegalStateException(unstoppable);
        }
    }

    @Override
    public void close() throws IOException {
        for (LocalService service : started) {
            service.close();
        }
    }
}
