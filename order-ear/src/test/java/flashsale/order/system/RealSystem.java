package flashsale.order.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.DevelopmentKey;
import flashsale.order.launcher.system.LocalServices;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.system.ServerKind;
import flashsale.order.launcher.workspace.ResourceLimits;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the services and the server that is to be tested on free ports before the first integration test, and stops them after the last. */
public final class RealSystem implements LauncherSessionListener {

    /** Each class of tests deploys the application once more, and servers keep what they can still reach of those before, MiB. */
    private static final int MANY_DEPLOYMENTS = 1_536;

    private static final Path DIRECTORY =
            Path.of("target", "system", kind().name().toLowerCase(Locale.ROOT)).toAbsolutePath();

    private static LocalServices services;
    private static ApplicationServer server;
    private static DevelopmentKey key;
    private static TraceIds traceIds;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("flashsale.test.system")) {
            start();
        }
    }

    private static void start() {
        try {
            Workspace workspace = Workspace.in(DIRECTORY);
            Settings settings =
                    Settings.onFreePorts().with(ResourceLimits.DEFAULTS.withServerMetaspace(MANY_DEPLOYMENTS));
            services = new LocalServices(workspace, settings);
            services.start(Progress.NONE);
            server = services.server(kind());
            server.start();
            key = DevelopmentKey.of(workspace);
            traceIds = new TraceIds(workspace.secrets().traceIdSecret().getBytes(UTF_8), Clock.systemUTC());
        } catch (IOException | RuntimeException failed) {
            stop();
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
    }

    private static void stop() {
        try {
            if (server != null) {
                server.close();
            }
            if (services != null) {
                services.close();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Which server is to be tested: the system property {@code flashsale.test.server}. */
    static ServerKind kind() {
        return ServerKind.valueOf(
                System.getProperty("flashsale.test.server", "payara").toUpperCase(Locale.ROOT));
    }

    /** The application as it was built for the server that is tested. */
    static Archive<?> application() {
        Class<? extends Archive<?>> type = kind() == ServerKind.MICRO ? WebArchive.class : EnterpriseArchive.class;
        return ShrinkWrap.createFromZipFile(type, server.application().toFile());
    }

    static LocalServices services() {
        return services;
    }

    static ApplicationServer server() {
        return server;
    }

    /** Where it keeps all that it writes. */
    static Path directory() {
        return DIRECTORY;
    }

    /** Where the secrets of its services are. */
    static Path secrets() {
        return Workspace.in(DIRECTORY).secrets().directory();
    }

    /** What the application makes its ids with. */
    static String traceIdSecret() {
        return Workspace.in(DIRECTORY).secrets().traceIdSecret();
    }

    /** Issues ids as the application does. */
    static TraceIds traceIds() {
        return traceIds;
    }

    static DevelopmentKey key() {
        return key;
    }
}
