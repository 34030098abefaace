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
 * A process of the operating system, known by its id and its start, as ids are given again. Outlives the launcher.
 *
 * @param pid its id
 * @param startedAt its start as the operating system tells it
 */
public record OsProcess(long pid, Instant startedAt) {
    /** The operating system derives the start from its uptime, which shifts a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final char FROZEN = 'T';
    /** A container without an init process never reaps the orphans, so their ids stay. */
    private static final char UNREAPED = 'Z';

    static OsProcess of(Process process) {
        return new OsProcess(
                process.pid(), process.toHandle().info().startInstant().orElseGet(Instant::now));
    }

    /** Returns whether this very process still runs; not so for an id given again, or for one ended but not yet reaped. */
    public boolean alive() {
        return handle().isPresent() && (state() != UNREAPED || threads() > 1);
    }

    /** Asks it to end (SIGTERM), and kills it if it has not ended in time. Returns when it has ended. */
    public void stop(Duration timeout) throws IOException, InterruptedException {
        handle().ifPresent(ProcessHandle::destroy);
        if (state() == FROZEN) {
            signal("CONT");
        }
        if (!Await.until(timeout, () -> !alive())) {
            kill();
        }
    }

    /** Kills it (SIGKILL); returns when it has ended. */
    public void kill() throws InterruptedException {
        handle().ifPresent(ProcessHandle::destroyForcibly);
        Await.until(Duration.ofSeconds(10), () -> !alive());
    }

    /** Freezes it (SIGSTOP) until {@link #resume()}. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on (SIGCONT). */
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
            throw new LauncherException("No process " + pid + " to send the signal " + name);
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }

    /** Of one that was killed, the first thread can be gone while others still hold its ports. */
    private long threads() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.count();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Returns the state's letter as Linux has it, a blank on other systems. */
    private char state() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException noProc) {
            return ' ';
        }
    }
}
