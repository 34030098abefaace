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

/** A server with the application, and services that require TLS and a login. */
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
                // Kafka's and Redis' addresses come with each deployment.
                new ServiceAddresses(
                        database.jdbc(),
                        database.user(),
                        database.password(),
                        "nowhere:0",
                        URI.create("redis://nowhere:0")));
        server.stop();
        started.push(server::close);
    }

    /** Stops processes that a killed run has left. */
    private void removeLeftovers() throws IOException, InterruptedException {
        new MariaDb(workspace, settings).stop();
        new SecuredDatabase(workspace, settings, certificates).stop();
        FileTree.delete(workspace.data());
    }

    /** Starts the services. The server starts with the first deployment. */
    static SecuredSystem start() throws Exception {
        return new SecuredSystem();
    }

    /**
     * Deploys the application, replaces an earlier deployment, and returns when it is ready.
     *
     * @param redis the kind of Redis that it is configured for
     * @param login the login to Kafka that it is configured for
     */
    void deploy(RedisKind redis, KafkaLogin login) throws IOException, InterruptedException {
        Map<String, String> known = new HashMap<>(redis.settings());
        known.put("flashsale.kafka.bootstrap-servers", broker.bootstrapServers(login));
        known.put(
                "flashsale.kafka.security-file",
                SecuredBroker.write(broker.security(login), DIRECTORY.resolve("kafka.properties"))
                        .toString());
        server.run(archiveWith(known));
    }

    private Path archiveWith(Map<String, String> settings) throws IOException {
        Path built = server.application();
        Path known = DIRECTORY.resolve(built.getFileName());
        Class<? extends Archive<?>> type =
                BreakableSystem.KIND == ServerKind.MICRO ? WebArchive.class : EnterpriseArchive.class;
        Archive<?> archive = ShrinkWrap.createFromZipFile(type, built.toFile());
        ((LibraryContainer<?>) archive).addAsLibrary(ConfiguredApplication.jar(settings));
        archive.as(ZipExporter.class).exportTo(known.toFile(), true);
        return known;
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
