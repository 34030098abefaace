package flashsale.order.launcher.system;

import flashsale.order.launcher.process.ThrowingRunnable;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock on a workspace, so that only one launcher at a time starts or stops its system. */
public final class LauncherLock {
    private LauncherLock() {}

    /**
     * Runs the step while no other launcher starts or stops the system.
     *
     * @throws LauncherException if another launcher holds the lock
     */
    public static void run(Workspace workspace, ThrowingRunnable step) throws IOException, InterruptedException {
        run(workspace.home().resolve("lock"), "is starting or stopping the system", step);
    }

    /**
     * Runs a benchmark while no other benchmark runs.
     *
     * @throws LauncherException if another launcher holds the lock
     */
    public static void runBenchmark(Workspace workspace, ThrowingRunnable step)
            throws IOException, InterruptedException {
        run(workspace.home().resolve("benchmark.lock"), "is measuring the system", step);
    }

    private static void run(Path file, String other, ThrowingRunnable step) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new LauncherException("Another ./flashsale " + other + "; wait for it to finish");
            }
            step.run();
        }
    }
}
