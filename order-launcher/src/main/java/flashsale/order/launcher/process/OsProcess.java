package flashsale.order.launcher.process;

import flashsale.order.launcher.workspace.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process of the operating system, identified by its id and its start time, because the system reuses ids. It outlives the launcher.
 *
 * @param pid the process id
 * @param startedAt the start time that the operating system reports
 */
public record OsProcess(long pid, Instant startedAt) {
    /** The operating system derives the start time from its uptime, which shifts a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final char SUSPENDED = 'T';
    /** A zombie: a container without an init process never reaps orphans, so their ids stay. */
    private static final char ZOMBIE = 'Z';

    static OsProcess of(Process process) {
        return new OsProcess(
                process.pid(), process.toHandle().info().startInstant().orElseGet(Instant::now));
    }

    /** Returns whether this process still runs; false if its id is reused, or if it ended but is not yet reaped. */
    public boolean alive() {
        // The state first: a zombie that is reaped between the two checks would count as alive in the other order.
        return (state() != ZOMBIE || threads() > 1) && handle().isPresent();
    }

    /** Asks the process to end (SIGTERM), kills it after the timeout, and returns when it has ended. */
    public void stop(Duration timeout) throws IOException, InterruptedException {
        handle().ifPresent(ProcessHandle::destroy);
        if (state() == SUSPENDED) {
            signal("CONT");
        }
        if (!Await.until(timeout, () -> !alive())) {
            kill();
        }
    }

    /** Kills the process (SIGKILL), and returns when it has ended. */
    public void kill() throws InterruptedException {
        handle().ifPresent(ProcessHandle::destroyForcibly);
        Await.until(Duration.ofSeconds(10), () -> !alive());
    }

    /** Suspends the process (SIGSTOP) until {@link #resume()}. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Resumes the process (SIGCONT). */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (!alive()
                || new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                                .inheritIO()
                                .start()
                                .waitFor()
                        != 0) {
            throw new LauncherException("The signal " + name + " cannot be sent to process " + pid);
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::hasSameStart);
    }

    private boolean hasSameStart(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }

    /** Returns the number of threads: after a kill the first thread can be gone while others still hold the ports. */
    private long threads() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.count();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Returns the letter of the state in {@code /proc} on Linux, a blank on other systems. */
    private char state() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException noProc) {
            return ' ';
        }
    }
}
