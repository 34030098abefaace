package flashsale.order.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.TraceIds;
import flashsale.order.launcher.DevelopmentKey;
import flashsale.order.launcher.LocalServices;
import flashsale.order.launcher.Progress;
import flashsale.order.launcher.Settings;
import flashsale.order.launcher.Sizes;
import flashsale.order.launcher.Workspace;
import flashsale.order.launcher.service.PayaraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the services and a Payara Server on free ports before the first integration test, and stops them after the last. */
public final class RealSystem implements LauncherSessionListener {

    /** Each class of tests deploys the application once more, and Payara keeps what it can still reach of those before, MiB. */
    private static final int MANY_DEPLOYMENTS = 1_536;

    private static final Path DIRECTORY = Path.of("target", "system").toAbsolutePath();

    private static LocalServices services;
    private static PayaraServer server;
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
            Settings settings = Settings.onFreePorts().with(Sizes.DEFAULTS.withServerMetaspace(MANY_DEPLOYMENTS));
            services = new LocalServices(workspace, settings);
            services.start(Progress.NONE);
            server = new PayaraServer(workspace, settings, services);
            server.start();
            key = DevelopmentKey.of(workspace);
            traceIds = new TraceIds(workspace.secrets().traceIdSecret().getBytes(UTF_8), Clock.systemUTC());
            System.setProperty("flashsale.test.admin-port", Integer.toString(server.adminPort()));
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

    static LocalServices services() {
        return services;
    }

    static PayaraServer server() {
        return server;
    }

    /** Where the secrets of its services are. */
    static Path secrets() {
        return Workspace.in(DIRECTORY).secrets().directory();
    }

    /** Issues ids as the application does. */
    static TraceIds traceIds() {
        return traceIds;
    }

    static DevelopmentKey key() {
        return key;
    }
}
