package flashsale.order.launcher.system;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.workspace.Project;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process that supervises the servers after the launcher has ended. It is a small JVM that runs a {@link Supervision}. */
public final class Supervisor extends LocalService {
    private List<String> options = List.of();

    Supervisor(Workspace workspace, Settings settings) {
        super("supervisor", workspace, settings);
    }

    /**
     * Starts the process, in place of one that runs.
     *
     * @param systemOptions the options of the command line that describe the system
     */
    void restart(List<String> systemOptions) throws IOException, InterruptedException {
        stop();
        options = List.copyOf(systemOptions);
        start();
    }

    @Override
    protected void prepare() {
        // needs no files
    }

    @Override
    protected List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + workspace().temporary(),
                "-Dflashsale.root=" + Project.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "flashsale.order.launcher.Main",
                "supervise"));
        command.addAll(options);
        return command;
    }

    @Override
    protected boolean acceptsRequests() {
        try {
            return Files.readString(console()).contains(Supervision.BEGUN);
        } catch (IOException noConsoleYet) {
            return false;
        }
    }

    @Override
    protected Path directory() {
        return workspace().home();
    }
}
