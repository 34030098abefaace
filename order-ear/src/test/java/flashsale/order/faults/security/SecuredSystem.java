package flashsale.order.faults.security;

import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.fixture.KafkaLogin;
import flashsale.order.fixture.SecuredBroker;
import flashsale.order.fixture.TestCertificates;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DevelopmentKey;
import flashsale.order.launcher.service.MariaDb;
import flashsale.order.launcher.system.ServerKind;
import flashsale.order.launcher.workspace.FileTree;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.redis.fixture.RedisKind;
import flashsale.order.simulation.model.ServiceAddresses;
import flashsale.order.system.fixture.ConfiguredApplication;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.container.LibraryContainer;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server with the application, and services that let in nobody without TLS and a login. */
final class SecuredSystem implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "secured").toAbsolutePath();

    private final Workspace workspace = Workspace.in(DIRECTORY);
    private final Settings settings = Settings.onFreePorts();
    private final Deque<Closeable> started = new ConcurrentLinkedDeque<>();
    private final TestCertificates certificates;
    private final SecuredDatabase database;
    private final SecuredBroker broker;
    private final ApplicationServer server;

    private SecuredSystem() throws Exception {
        certificates = TestCertificates.make(DIRECTORY.resolve("certificates"));
        removeLeftovers();
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "secured-stop"));
        database = new SecuredDatabase(workspace, settings, certificates);
        started.push(database::close);
        database.start();
        broker = SecuredBroker.start(DIRECTORY, certificates);
        started.push(broker);
        server = BreakableSystem.KIND.create(
                workspace,
                settings,
                // Where the last two are, the application is told with its deployment.
                new ServiceAddresses(
                        database.jdbc(),
                        database.user(),
                        database.password(),
                        "nowhere:0",
                        URI.create("redis://nowhere:0")));
        server.stop();
        started.push(server::close);
    }

    /** Ends what a run that was killed has left. */
    private void removeLeftovers() throws IOException, InterruptedException {
        new MariaDb(workspace, settings).stop();
        new SecuredDatabase(workspace, settings, certificates).stop();
        FileTree.delete(workspace.data());
    }

    /** Starts the services; the server comes with the application. */
    static SecuredSystem start() throws Exception {
        return new SecuredSystem();
    }

    /**
     * Brings the application, in place of the one that may be there, and returns when it is ready.
     *
     * @param redis where it is told to find Redis
     * @param login how it is told to log in to Kafka
     */
    void deploy(RedisKind redis, KafkaLogin login) throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>(redis.settings());
        told.put("flashsale.kafka.bootstrap-servers", broker.bootstrapServers(login));
        told.put(
                "flashsale.kafka.security-file",
                SecuredBroker.write(broker.security(login), DIRECTORY.resolve("kafka.properties"))
                        .toString());
        server.run(with(told));
    }

    private Path with(Map<String, String> settings) throws IOException {
        Path built = server.application();
        Path told = DIRECTORY.resolve(built.getFileName());
        Class<? extends Archive<?>> type =
                BreakableSystem.KIND == ServerKind.MICRO ? WebArchive.class : EnterpriseArchive.class;
        Archive<?> archive = ShrinkWrap.createFromZipFile(type, built.toFile());
        ((LibraryContainer<?>) archive).addAsLibrary(ConfiguredApplication.jar(settings));
        archive.as(ZipExporter.class).exportTo(told.toFile(), true);
        return told;
    }

    URI http() {
        return server.http();
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

    private void closeAtExit() {
        try {
            close();
        } catch (IOException unstoppable) {
            throw new IllegalStateException(unstoppable);
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable service : started) {
            service.close();
        }
    }
}
