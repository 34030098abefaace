package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LauncherLock;
import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.LocalSystemControl;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.system.ServerKind;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.benchmark.Benchmark;
import flashsale.order.simulation.benchmark.figure.Results;
import flashsale.order.simulation.benchmark.measure.Plan;
import flashsale.order.simulation.model.ServiceFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./flashsale benchmark}. */
@Command(
        name = "benchmark",
        description =
                "Measures the system against its limits and a usual design; writes .flashsale/benchmark.json and .svg.")
final class BenchmarkCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds of each figure, 1 to 99 (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Only these figures: decide, hot-product, sold-out, intake, end-to-end, growth-10000,"
                    + " growth-100000, growth-1000000.")
    private Set<String> only = Set.of();

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "1.0",
            description = "A factor on all sizes, above 0 to 1, for a quick look (${DEFAULT-VALUE}).")
    private double scale;

    @Mixin
    private SettingsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Plan plan = plan();
        Workspace workspace = Workspace.ofProject();
        try (LocalSystem system = ProjectSystem.forStart(options.settings(), ServerKind.PAYARA)) {
            LauncherLock.run(workspace, () -> system.start(system.server().application(), new Progress(System.out)));
            LauncherLock.runBenchmark(workspace, () -> {
                Results results = measure(system, plan);
                System.out.println();
                System.out.println(results.table());
                write(workspace.home().resolve("benchmark.json"), results.json() + System.lineSeparator());
                write(workspace.home().resolve("benchmark.svg"), results.svg());
            });
            return ExitCode.OK;
        }
    }

    private static Results measure(LocalSystem system, Plan plan) throws IOException, InterruptedException {
        try (LocalSystemControl control = new LocalSystemControl(system)) {
            ProjectSystem.closeAtExit(control);
            return new Results(new Benchmark(
                            system.server().http(),
                            system.services().addresses(),
                            system.services().key(),
                            control,
                            System.out)
                    .run(plan));
        } catch (ServiceFault fault) {
            throw new LauncherException(fault.getMessage(), fault);
        }
    }

    private Plan plan() {
        try {
            return new Plan(rounds, only, scale);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.writeString(file, content);
        System.out.println("Written: " + file);
    }
}
