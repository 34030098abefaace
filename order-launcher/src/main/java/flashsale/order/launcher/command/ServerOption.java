package flashsale.order.launcher.command;

import flashsale.order.launcher.system.ServerKind;
import flashsale.order.launcher.workspace.Workspace;
import picocli.CommandLine.Option;

/** The server that the application runs on. Where one runs already and none is named, it is that one. */
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "SERVER",
            description = "The server that the application runs on: ${COMPLETION-CANDIDATES}"
                    + " (the one that runs already, otherwise PAYARA).")
    private ServerKind named;

    ServerKind kind() {
        return named != null ? named : ServerKind.running(Workspace.ofProject()).orElse(ServerKind.PAYARA);
    }
}
