package flashsale.order.launcher.command;

import flashsale.order.launcher.system.ServerKind;
import flashsale.order.launcher.workspace.Workspace;
import picocli.CommandLine.Option;

/** The kind of server that the application runs on. Without the option it is the kind that runs already, or Payara. */
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "SERVER",
            description = "The server that the application runs on: ${COMPLETION-CANDIDATES}"
                    + " (the one that runs already, otherwise PAYARA).")
    private ServerKind given;

    ServerKind kind() {
        return given != null ? given : ServerKind.running(Workspace.ofProject()).orElse(ServerKind.PAYARA);
    }
}
