package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LauncherLock;
import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./flashsale stop}. */
@Command(name = "stop", description = "Stops all processes of the system in order; keeps the data.")
final class StopCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        LocalSystem system = ProjectSystem.forStop();
        if (!system.running()) {
            System.out.println("Nothing is running.");
            return ExitCode.OK;
        }
        LauncherLock.run(Workspace.ofProject(), () -> system.stop(new Progress(System.out)));
        return ExitCode.OK;
    }
}
