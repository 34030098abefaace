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
import java.util.stream.Stream;

/**
 * A service that runs in a process of its own (template method: subclasses prepare the process and name its command). The process
 * outlives the launcher; a later launcher finds it by its run file. Safe for use by several threads: a shutdown hook may call
 * {@link #close()} while another thread starts the service.
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
        Stream.of(ports).forEach(port -> used.put(port, settings.port(port)));
        entry.ifPresent(found -> used.putAll(found.ports()));
        this.settings = new Settings(used, settings.resourceLimits(), settings.logFormat(), settings.topology());
    }

    /** Returns the service's name: {@code server}, {@code kafka}, {@code redis} or {@code database}. */
    public final String name() {
        return name;
    }

    /** Returns the log files of the service; a reader begins with the first. */
    public List<Path> logs() {
        return List.of(console());
    }

    /** Returns the number of a port: the one in use if the service runs, otherwise the one of the settings. */
    public final int port(Port port) {
        return settings.port(port);
    }

    /** Returns the process of the service, or empty if it does not run. */
    public final synchronized Optional<OsProcess> process() {
        return entry.map(RunFile.Entry::process).filter(OsProcess::alive);
    }

    public final boolean running() {
        return process().isPresent();
    }

    /** Returns the run file, which exists from a start to the next {@link #stop()}. */
    public final RunFile runFile() {
        return runFile;
    }

    /** Throws if the service does not run and another program uses one of its ports. */
    public final void requireFreePorts() {
        if (!running()) {
            settings.requireFreePorts(name);
        }
    }

    /**
     * Starts the service if it does not run, and returns when it accepts requests.
     *
     * @throws LauncherException if another program runs in its place, if a port is taken, if the process ends, or if it does not
     *     accept requests in time
     */
    public final void start() throws IOException, InterruptedException {
        if (running()) {
            entry.orElseThrow().requireProgram(program(), name);
            return;
        }
        requireFreePorts();
        Files.createDirectories(workspace.temporary());
        Files.createDirectories(console().getParent());
        prepare();
        OsProcess started = launch();
        if (!Await.until(timeout(), () -> acceptsRequests() || !started.alive()) || !started.alive()) {
            String failure = started.alive() ? "did not accept requests in time" : "ended during its start";
            throw new LauncherException("%s %s; its log is %s".formatted(name, failure, logs().get(0)));
        }
        afterStart();
    }

    /** Asks the process to stop, kills it after a timeout, and returns when no process is left. */
    public final void stop() throws IOException, InterruptedException {
        Optional<OsProcess> running = process();
        if (running.isPresent()) {
            beforeStop();
            running.get().stop(stopTimeout());
        }
        runFile.delete();
    }

    /** Makes every further start fail. When it returns, the run file records the process of a concurrent start, if there is one. */
    public final synchronized void refuseStarts() {
        closed = true;
    }

    /** Stops the service as {@link #stop()} does, and prevents any further start: a concurrent start fails. */
    @Override
    public final void close() throws IOException {
        refuseStarts();
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while stopping " + name);
        }
    }

    /** Returns the name of the program for people; the server, for example, is one of several programs. */
    protected String program() {
        return name;
    }

    protected final Workspace workspace() {
        return workspace;
    }

    protected final Settings settings() {
        return settings;
    }

    /** Creates the files that the process needs before it can start. */
    protected abstract void prepare() throws IOException, InterruptedException;

    /** Returns the command line of the process. */
    protected abstract List<String> command() throws IOException;

    /** Returns whether the service accepts requests. */
    protected abstract boolean acceptsRequests();

    /** Checks the output of the process after it began to accept requests. */
    protected void afterStart() throws IOException {}

    /** Prepares the running process for its end. It may be frozen, so this must not take long. */
    protected void beforeStop() throws InterruptedException {}

    /** Returns the timeout of a start. */
    protected Duration timeout() {
        return Duration.ofSeconds(60);
    }

    /** Returns the time that the process has to end before it is killed. */
    protected Duration stopTimeout() {
        return timeout();
    }

    /** Returns the working directory of the process. */
    protected Path directory() {
        return workspace.data(name);
    }

    /** Returns environment variables of the process besides those of the launcher. */
    protected Map<String, String> environment() throws IOException {
        return Map.of();
    }

    /** Returns the text that the process reads from its standard input. */
    protected String standardInput() {
        return "";
    }

    /** Returns the file for the standard output and standard error of the process. */
    protected Path console() {
        return workspace.log(name);
    }

    private synchronized OsProcess launch() throws IOException {
        if (closed) {
            throw new LauncherException(name + " is not started because the system is stopping");
        }
        DetachedProcess process = DetachedProcess.start(command(), directory(), environment(), console());
        entry = Optional.of(new RunFile.Entry(program(), process.osProcess(), settings.ports()));
        runFile.write(entry.get());
        process.writeInput(standardInput());
        return entry.get().process();
    }
}
