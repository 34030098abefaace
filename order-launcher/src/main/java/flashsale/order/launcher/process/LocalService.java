package flashsale.order.launcher.process;

import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service in a process of its own, which outlives the launcher: a later launcher finds it by its run file. Safe for use by
 * several threads; {@link #close()} may come from a shutdown hook while another thread is starting it.
 */
public abstract class LocalService implements AutoCloseable {
    private final String name;
    private final Workspace workspace;
    private final Settings settings;
    private final RunFile runFile;
    private Optional<RunFile.Entry> entry;
    private boolean closed;

    protected LocalService(String name, Workspace workspace, Settings settings, Port... ports) {
        this.name = name;
        this.workspace = workspace;
        this.runFile = new RunFile(workspace.runFile(name));
        this.entry = runFile.read().filter(found -> found.process().alive());
        Map<Port, Integer> used = new EnumMap<>(Port.class);
        for (Port port : ports) {
            used.put(port, settings.port(port));
        }
        entry.ifPresent(found -> used.putAll(found.ports()));
        this.settings = new Settings(used, settings.resourceLimits(), settings.logFormat(), settings.topology());
    }

    /** Returns the service's name: {@code server}, {@code kafka}, {@code redis} or {@code database}. */
    public final String name() {
        return name;
    }

    /** Returns the files that it logs to; the first is the one to read first. */
    public List<Path> logs() {
        return List.of(console());
    }

    /** Returns the number of one of its ports: that in use while it runs, that of the settings before. */
    public final int port(Port port) {
        return settings.port(port);
    }

    /** Returns its process, while it runs. */
    public final synchronized Optional<OsProcess> process() {
        return entry.map(RunFile.Entry::process).filter(OsProcess::alive);
    }

    public final boolean running() {
        return process().isPresent();
    }

    /** Throws if a port that it needs is taken by something else. */
    public final void requireFreePorts() {
        if (!running()) {
            settings.requireFreePorts(name);
        }
    }

    /**
     * Starts it, if it does not run, and returns when it answers.
     *
     * @throws LauncherException if another program runs in its place, if a port is taken, if it ends, or if it does not answer in time
     */
    public final void start() throws IOException, InterruptedException {
        if (running()) {
            requireProgram();
            return;
        }
        requireFreePorts();
        Files.createDirectories(workspace.temporary());
        Files.createDirectories(console().getParent());
        prepare();
        OsProcess started = launch();
        if (!Await.until(timeout(), () -> acceptsRequests() || !started.alive()) || !started.alive()) {
            throw new LauncherException("%s %s; its log is %s"
                    .formatted(
                            name,
                            started.alive()
                                    ? "does not answer after " + timeout().toSeconds() + " s"
                                    : "ended at its start",
                            logs().get(0)));
        }
        afterStart();
    }

    /** Stops it in its own orderly way, by force if that takes too long; returns when no process is left. */
    public final void stop() throws IOException, InterruptedException {
        Optional<OsProcess> running = process();
        if (running.isPresent()) {
            running.get().stop(stopTimeout());
        }
        runFile.delete();
    }

    /** Stops it as {@link #stop()} does, for good: a start that is under way in another thread fails. */
    @Override
    public final void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + name + " stops");
        }
    }

    private void requireProgram() {
        String runs = entry.orElseThrow().program();
        if (!runs.equals(program())) {
            throw new LauncherException(
                    "The %s that runs is %s and not %s; stop it first".formatted(name, runs, program()));
        }
    }

    /** Returns the name of the program that this is, for people. */
    protected String program() {
        return name;
    }

    protected final Workspace workspace() {
        return workspace;
    }

    protected final Settings settings() {
        return settings;
    }

    /** Makes what the process needs before it can start. */
    protected abstract void prepare() throws IOException, InterruptedException;

    protected abstract List<String> command() throws IOException;

    /** Returns whether it takes requests. */
    protected abstract boolean acceptsRequests();

    /** Looks at what the process said when it came up. */
    protected void afterStart() throws IOException {}

    /** Returns how long to wait for it to come up. */
    protected Duration timeout() {
        return Duration.ofSeconds(60);
    }

    /** Returns how long to wait for it to end. */
    protected Duration stopTimeout() {
        return timeout();
    }

    /** Returns the directory in which the process works. */
    protected Path directory() {
        return workspace.data(name);
    }

    /** Returns what the process finds in its environment, besides the launcher's own. */
    protected Map<String, String> environment() throws IOException {
        return Map.of();
    }

    /** Returns what the process reads from its standard input. */
    protected String standardInput() {
        return "";
    }

    /** Returns the file that takes what the process prints. */
    protected Path console() {
        return workspace.log(name);
    }

    private synchronized OsProcess launch() throws IOException {
        if (closed) {
            throw new LauncherException(name + " is not started: the system stops");
        }
        DetachedProcess process = DetachedProcess.start(command(), directory(), environment(), console());
        OsProcess started = process.osProcess();
        entry = Optional.of(new RunFile.Entry(program(), started, settings.ports()));
        runFile.write(entry.get());
        process.writeInput(standardInput());
        return started;
    }
}
