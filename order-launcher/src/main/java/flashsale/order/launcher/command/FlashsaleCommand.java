package flashsale.order.launcher.command;

import flashsale.order.launcher.workspace.LauncherException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./flashsale}. */
@Command(
        name = "flashsale",
        description = "The flash sale's order system on this machine. It writes only below .flashsale/.",
        mixinStandardHelpOptions = true,
        version = "1.0.0",
        scope = ScopeType.INHERIT,
        sortOptions = false,
        subcommands = {
            StartCommand.class,
            SuperviseCommand.class,
            StopCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            SimulateCommand.class,
            BenchmarkCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:a promise was broken, or the command failed",
            "2:a command or an option is wrong",
            "3:nothing is running"
        })
public final class FlashsaleCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Returns the command line, ready to execute; the result is the exit code. */
    public static CommandLine commandLine() {
        return new CommandLine(new FlashsaleCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(FlashsaleCommand::usageError)
                .setExecutionExceptionHandler(FlashsaleCommand::failure);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    private static int usageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("flashsale: " + e.getMessage());
        command.getErr().println("See ./" + command.getCommandSpec().qualifiedName(" ") + " --help");
        return ExitCode.USAGE;
    }

    private static int failure(Exception e, CommandLine command, CommandLine.ParseResult result) {
        if (ProjectSystem.interrupted()) {
            return ExitCode.FAILURE;
        }
        if (e instanceof LauncherException) {
            command.getErr().println("flashsale: " + e.getMessage());
        } else {
            // A bug in the launcher; its report needs the stack trace.
            e.printStackTrace(command.getErr());
        }
        return ExitCode.FAILURE;
    }
}
