package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LauncherLock;
import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.system.SystemStatus;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./flashsale start}. */
@Command(
        name = "start",
        description =
                "Starts the system, which runs until it is stopped; services that already run are kept. A server that ends by itself is restarted.")
final class StartCommand implements Callable<Integer> {
    @Option(names = "--fresh", description = "Stops a running system and deletes all data first.")
    private boolean fresh;

    @Mixin
    private TopologyOptions topology;

    @Mixin
    private ServerOption server;

    @Mixin
    private SettingsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Progress progress = new Progress(System.out);
        Settings settings = options.settings(topology.topology());
        if (fresh) {
            wipe(progress);
        }
        try (LocalSystem system = ProjectSystem.forStart(settings, server.kind())) {
            LauncherLock.run(Workspace.ofProject(), () -> {
                system.start(system.server().application(), progress);
                system.detach(MixinArguments.of(spec));
            });
            progress.print(new SystemStatus(system).text());
            return ExitCode.OK;
        }
    }

    private static void wipe(Progress progress) throws IOException, InterruptedException {
        LocalSystem before = ProjectSystem.forStop();
        LauncherLock.run(Workspace.ofProject(), () -> {
            before.stop(progress);
            before.wipe();
        });
    }
}
