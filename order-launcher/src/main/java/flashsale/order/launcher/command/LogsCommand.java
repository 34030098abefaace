package flashsale.order.launcher.command;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.system.LocalSystem;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./flashsale logs}. */
@Command(name = "logs", description = "Shows the ends of the logs.")
final class LogsCommand implements Callable<Integer> {
    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Lines of each log (${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Follows the logs until interrupted.")
    private boolean follow;

    @Parameters(
            arity = "0..*",
            paramLabel = "SERVICE",
            description = "Only the logs of these: server, kafka, redis, database, supervisor.")
    private List<String> services = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        LocalSystem system = ProjectSystem.forInspection();
        List<String> files = Stream.concat(system.all().stream(), Stream.of(system.supervisor()))
                .filter(service -> services.isEmpty() || services.contains(service.name()))
                .map(LocalService::logs)
                .flatMap(List::stream)
                .filter(Files::exists)
                .map(Object::toString)
                .toList();
        if (files.isEmpty()) {
            System.err.println("No logs yet.");
            return ExitCode.NOTHING_RUNNING;
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(Math.max(0, lines))));
        if (follow) {
            command.add("-f");
        }
        command.addAll(files);
        Process tail = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(tail::destroy, "stop-tail"));
        return tail.waitFor() == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }
}
