package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.Supervision;
import flashsale.order.launcher.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./flashsale supervise}: what the process runs that {@code start} leaves behind. It is not for users. */
@Command(name = "supervise", hidden = true, description = "Restarts servers that end by themselves, until stopped.")
final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    private TopologyOptions topology;

    @Mixin
    private ServerOption server;

    @Mixin
    private SettingsOptions options;

    @Override
    public Integer call() throws Exception {
        Workspace workspace = Workspace.ofProject();
        LocalSystem system = new LocalSystem(workspace, options.settings(topology.topology()), server.kind());
        Supervision supervision = new Supervision(workspace, system, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(supervision::close, "supervision-stop"));
        supervision.run();
        return ExitCode.OK;
    }
}
