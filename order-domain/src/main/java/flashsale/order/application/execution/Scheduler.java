package flashsale.order.application.execution;

import java.time.Duration;

/**
 * Runs tasks later, on threads of the application. {@code CompletableFuture.orTimeout} is not used, because the JDK's timer
 * thread for it never ends and prevents the server from unloading the application.
 */
public interface Scheduler {

    /** A task that runs later. */
    interface ScheduledTask {

        /** Prevents every run that has not begun. */
        void cancel();
    }

    /** Runs the task once; immediately when the application is stopping. The task must be short, because all tasks share a few threads. */
    ScheduledTask schedule(Duration delay, Runnable task);

    /** Runs the task repeatedly until the application stops, with this delay before each run, even if a run throws. */
    ScheduledTask scheduleWithFixedDelay(Duration delay, Runnable task);
}
