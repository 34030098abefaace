package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.SystemStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./flashsale status}. */
@Command(name = "status", description = "Tells what runs and where it is reached; exit code 3 when nothing runs.")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As data, with the database's password; {} when nothing runs.")
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
