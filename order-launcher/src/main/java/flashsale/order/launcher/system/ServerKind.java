package flashsale.order.launcher.system;

import flashsale.order.launcher.process.RunFile;
import flashsale.order.launcher.server.ApplicationServer;
import flashsale.order.launcher.server.payara.MicroServer;
import flashsale.order.launcher.server.payara.PayaraServer;
import flashsale.order.launcher.server.wildfly.WildFlyServer;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.ServiceAddresses;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of server that the launcher can run the application on. */
public enum ServerKind {
    PAYARA(PayaraServer.PROGRAM, PayaraServer::new),
    WILDFLY(WildFlyServer.PROGRAM, WildFlyServer::new),
    MICRO(MicroServer.PROGRAM, MicroServer::new);

    /** A constructor of a server whose application uses these services. */
    @FunctionalInterface
    private interface Factory {
        ApplicationServer create(Workspace workspace, Settings settings, ServiceAddresses services);
    }

    private final String program;
    private final Factory factory;

    ServerKind(String program, Factory factory) {
        this.program = program;
        this.factory = factory;
    }

    /** Returns the kind of the running server, or empty if none runs. */
    public static Optional<ServerKind> running(Workspace workspace) {
        return new RunFile(workspace.runFile(ApplicationServer.NAME))
                .read()
                .filter(entry -> entry.process().alive())
                .flatMap(entry -> Arrays.stream(values())
                        .filter(kind -> kind.program.equals(entry.program()))
                        .findFirst());
    }

    /** Returns a server, not started yet, whose application uses these services. */
    public ApplicationServer create(Workspace workspace, Settings settings, ServiceAddresses services) {
        return factory.create(workspace, settings, services);
    }
}
