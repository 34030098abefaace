package flashsale.order.launcher.command;

import flashsale.order.launcher.LocalSystem;
import flashsale.order.launcher.Progress;
import flashsale.order.launcher.Status;
import flashsale.order.launcher.Turn;
import flashsale.order.launcher.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./flashsale start}. */
@Command(
        name = "start",
        description = "Starts the system, which then runs until it is stopped; what runs already is taken.")
final class StartCommand implements Callable<Integer> {
    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many servers; only 1 is possible yet.")
    private int instances;

    @Option(names = "--fresh", description = "Begins without data; what runs is stopped first.")
    private boolean fresh;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOption server;

    @Mixin
    private SettingsOptions options;

    @Override
    public Integer call() throws Exception {
        if (instances != 1) {
            throw new ParameterException(
                    spec.commandLine(), "--instances " + instances + " is not possible yet, only 1");
        }
        Progress progress = new Progress(System.out);
        try (LocalSystem system = Systems.toStart(options.settings(), server.kind())) {
            Turn.run(Workspace.ofProject(), () -> {
                if (fresh) {
                    system.stop(progress);
                    system.wipe();
                }
                system.start(system.server().application(), progress);
            });
            system.keep();
            progress.say(new Status(system).text());
            return ExitCode.OK;
        }
    }
}
