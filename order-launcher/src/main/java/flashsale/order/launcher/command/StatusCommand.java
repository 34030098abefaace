package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.SystemStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./flashsale status}. */
@Command(
        name = "status",
        description = "Shows the running services and their addresses; exit code 3 if nothing is running.")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON, with the password of the database; {} if nothing is running.")
    private boolean json;

    @Override
    public Integer call() {
        LocalSystem system = ProjectSystem.forInspection();
        if (!system.running()) {
            System.out.println(json ? "{}" : "Nothing is running.");
            return ExitCode.NOTHING_RUNNING;
        }
        SystemStatus status = new SystemStatus(system);
        System.out.println(json ? status.json() : status.text());
        return ExitCode.OK;
    }
}
