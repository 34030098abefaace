package flashsale.order.web.security;

import flashsale.order.application.execution.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks when they are due, on two threads. */
final class RealScheduler implements Scheduler, AutoCloseable {

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        return cancelling(executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public ScheduledTask scheduleWithFixedDelay(Duration pause, Runnable task) {
        return cancelling(
                executor.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static ScheduledTask cancelling(Future<?> due) {
        return () -> due.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
