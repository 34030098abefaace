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

/** The servers that the application runs on here. */
public enum ServerKind {
    PAYARA(PayaraServer.PROGRAM, PayaraServer::new),
    WILDFLY(WildFlyServer.PROGRAM, WildFlyServer::new),
    MICRO(MicroServer.PROGRAM, MicroServer::new);

    /** How to make a server whose application is told these addresses. */
    @FunctionalInterface
    private interface Make {
        ApplicationServer server(Workspace workspace, Settings settings, ServiceAddresses services);
    }

    private final String program;
    private final Make make;

    ServerKind(String program, Make make) {
        this.program = program;
        this.make = make;
    }

    /** Returns the kind of the server that runs, if one does. */
    public static Optional<ServerKind> running(Workspace workspace) {
        return new RunFile(workspace.runFile(ApplicationServer.NAME))
                .read()
                .filter(entry -> entry.process().alive())
                .flatMap(entry -> Arrays.stream(values())
                        .filter(kind -> kind.program.equals(entry.program()))
                        .findFirst());
    }

    /** Returns one that is not started yet, whose application is told these addresses. */
    public ApplicationServer make(Workspace workspace, Settings settings, ServiceAddresses services) {
        return make.server(workspace, settings, services);
    }
}
