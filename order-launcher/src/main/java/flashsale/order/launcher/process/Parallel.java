package flashsale.order.launcher.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Concurrent execution of independent steps. */
public final class Parallel {
    private Parallel() {}

    /** Runs the steps concurrently, returns when all have ended, and throws the exception of the first failed step in their order. */
    public static void run(ThrowingRunnable... steps) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(steps.length);
        try {
            List<Callable<Void>> calls = Stream.of(steps).map(Parallel::call).toList();
            for (Future<Void> end : threads.invokeAll(calls)) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> call(ThrowingRunnable step) {
        return () -> {
            step.run();
            return null;
        };
    }

    private static RuntimeException rethrown(Throwable cause) throws IOException, InterruptedException {
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
