package flashsale.order.configuration;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.Scheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The JDK's scheduler on a few of the server's threads, which end once all that is due by then has run. */
final class ManagedScheduler implements Scheduler {

    private static final Logger LOG = System.getLogger(ManagedScheduler.class.getName());
    private static final ScheduledTask ALREADY_RUN = () -> {};

    private final ScheduledThreadPoolExecutor executor;

    /** Starts its threads at once, because a managed thread takes over the context of the caller that starts it. */
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

    /** The JDK's scheduler keeps an exception to itself and never runs a repeated task again after one. */
    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failed) {
                LOG.log(Level.ERROR, "Scheduled task failed. Report this: " + FaultText.full(failed));
            }
        };
    }

    /** Repeated tasks run no more. Tasks that are still due once are awaited, for half a minute at most. */
    void shutdown() {
        executor.shutdown();
    }
}
