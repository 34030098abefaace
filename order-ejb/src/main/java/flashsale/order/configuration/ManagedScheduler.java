package flashsale.order.configuration;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The JDK's scheduler on a few threads of the server. After {@link #shutdown} they end when all tasks that run once have run. */
final class ManagedScheduler implements Scheduler {

    private static final Logger LOG = System.getLogger(ManagedScheduler.class.getName());
    private static final ScheduledTask ALREADY_RUN = () -> {};

    private final ScheduledThreadPoolExecutor executor;

    /** Starts the threads at once, because a managed thread gets the context of the caller that starts it. */
    ManagedScheduler(int threads, ThreadFactory factory) {
        executor = new ScheduledThreadPoolExecutor(threads, factory);
        executor.setRemoveOnCancelPolicy(true);
        executor.prestartAllCoreThreads();
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        try {
            return cancelling(executor.schedule(logged(task), delay.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException ended) {
            task.run();
            return ALREADY_RUN;
        }
    }

    @Override
    public ScheduledTask scheduleWithFixedDelay(Duration delay, Runnable task) {
        return cancelling(
                executor.scheduleWithFixedDelay(logged(task), delay.toNanos(), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static ScheduledTask cancelling(Future<?> due) {
        return () -> due.cancel(false);
    }

    /** Logs exceptions. The JDK's scheduler does not log them, and after one it never runs a repeated task again. */
    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failed) {
                LOG.log(Level.ERROR, "Scheduled task failed. Report this: " + FaultText.full(failed));
            }
        };
    }

    /** Cancels repeated tasks. Tasks that run once still run when they are due, which is within half a minute. */
    void shutdown() {
        executor.shutdown();
    }
}
