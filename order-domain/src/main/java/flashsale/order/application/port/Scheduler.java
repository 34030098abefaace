package flashsale.order.application.port;

import java.time.Duration;

/**
 * Runs tasks later, on threads of the application. {@code CompletableFuture.orTimeout} of the JDK starts one thread that never
 * ends, and that thread keeps the application which started it from being unloaded.
 */
public interface Scheduler {

    /** A task that is due later. */
    interface ScheduledTask {

        /** Prevents each run that has not begun. */
        void cancel();
    }

    /** Runs the task once; at once when the application is at its end. The task must be short: all of them share a few threads. */
    ScheduledTask schedule(Duration delay, Runnable task);

    /** Runs the task again and again until the application ends, with this delay before each run, whether a run throws or not. */
    ScheduledTask scheduleWithFixedDelay(Duration delay, Runnable task);
}
