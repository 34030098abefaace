package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.SystemStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./flashsale status}. */
@Command(name = "status", description = "Shows the running services and their addresses; exit code 3 if nothing runs.")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON, with the password of the database; {} if nothing runs.")
    private boolean json;

    @Override
    public Integer call() {
        LocalSystem system = ProjectSystem.forInspection();
        if (!system.running()) {
            System.out.println(json ? "{}" : "Nothing runs.");
            return ExitCode.NOTHING_RUNS;
        }
        SystemStatus status = new SystemStatus(system);
        System.out.println(json ? status.json() : status.text());
        return ExitCode.OK;
    }
}
