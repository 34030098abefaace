package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LauncherLock;
import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./flashsale stop}. */
@Command(name = "stop", description = "Stops the system in order and leaves no process; the data stays.")
final class StopCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        LocalSystem system = ProjectSystem.forInspection();
        if (!system.running()) {
            System.out.println("Nothing runs.");
            return ExitCode.OK;
        }
        LauncherLock.run(Workspace.ofProject(), () -> system.stop(new Progress(System.out)));
        return ExitCode.OK;
    }
}
