package flashsale.order.configuration;

import flashsale.order.application.port.Alarm;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Alarms on a few threads, which go at the end once all that is set by then has rung. */
final class AlarmClock implements Alarm {

    private static final Runnable NOTHING_TO_TAKE_BACK = () -> {};

    private final ScheduledThreadPoolExecutor clock;

    /** Starts its threads at once: a managed one takes over the context of whoever starts it. */
    AlarmClock(int threads, ThreadFactory factory) {
        clock = new ScheduledThreadPoolExecutor(threads, factory);
        clock.setRemoveOnCancelPolicy(true);
        clock.prestartAllCoreThreads();
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        try {
            return takingBack(clock.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException ended) {
            task.run();
            return NOTHING_TO_TAKE_BACK;
        }
    }

    @Override
    public Runnable every(Duration pause, Runnable task) {
        return takingBack(clock.scheduleWithFixedDelay(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static Runnable takingBack(Future<?> due) {
        return () -> due.cancel(false);
    }

    /** What comes again does so no more; what is still due once is waited for, half a minute at the most. */
    void end() {
        clock.shutdown();
    }
}
