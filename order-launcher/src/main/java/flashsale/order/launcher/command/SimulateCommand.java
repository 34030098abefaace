package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LauncherLock;
import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.Simulation;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./flashsale simulate}. */
@Command(
        name = "simulate",
        description = "Plays the promotion and checks every promise from outside; exit code 0 only if all hold.")
final class SimulateCommand implements Callable<Integer> {
    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Orders in all (${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--products",
            paramLabel = "N",
            defaultValue = "3",
            description = "Products on sale (${DEFAULT-VALUE}).")
    private int products;

    @Option(
            names = "--stock",
            paramLabel = "N",
            defaultValue = "500",
            description = "Units of each product (${DEFAULT-VALUE}).")
    private int stock;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Concurrent customers (${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the report as JSON.")
    private Path json;

    @Option(names = "--keep", description = "Keeps the started services running.")
    private boolean keep;

    @Mixin
    private ServerOption server;

    @Mixin
    private TopologyOptions topology;

    @Mixin
    private SettingsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Promotion promotion = promotion();
        requireDirectory();
        Progress progress = new Progress(System.out);
        try (LocalSystem system = ProjectSystem.forStart(options.settings(topology.topology()), server.kind())) {
            LauncherLock.run(Workspace.ofProject(), () -> {
                system.start(system.server().application(), progress);
                if (keep) {
                    system.detach(MixinArguments.of(spec));
                }
            });
            int restarts = system.restarts();
            Report report = play(system, promotion);
            System.out.println(report.text());
            printRestarts(system, system.restarts() - restarts);
            if (json != null) {
                Files.writeString(json, report.json() + System.lineSeparator());
            }
            return report.holds() ? ExitCode.OK : ExitCode.FAILURE;
        }
    }

    private static void printRestarts(LocalSystem system, int restarts) {
        if (restarts > 0) {
            System.out.printf(
                    "The supervisor restarted servers %d times during the promotion; its log is %s%n",
                    restarts, system.supervisor().logs().get(0));
        }
    }

    private Report play(LocalSystem system, Promotion promotion) throws IOException, InterruptedException {
        return new Simulation(
                        system.http(),
                        system.services().addresses(),
                        system.services().key(),
                        System.out)
                .play(promotion);
    }

    private Promotion promotion() {
        try {
            return new Promotion(orders, products, stock, concurrency);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void requireDirectory() {
        if (json != null
                && (Files.isDirectory(json)
                        || !Files.isDirectory(json.toAbsolutePath().getParent()))) {
            throw new ParameterException(
                    spec.commandLine(), "--json " + json + " is not a file in an existing directory");
        }
    }
}
