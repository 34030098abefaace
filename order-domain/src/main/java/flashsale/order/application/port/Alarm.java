package flashsale.order.application.port;

import java.time.Duration;

/**
 * Has things done later, on threads of the application. The JDK's own way, {@code CompletableFuture.orTimeout}, starts one thread that
 * never ends and keeps the application it was started by from ever being unloaded.
 */
public interface Alarm {

    /**
     * Once; at once when the application is at its end. The task must be short: all alarms share a few threads.
     *
     * @return takes it back, unless it has begun
     */
    Runnable after(Duration delay, Runnable task);

    /**
     * Again and again until the application ends, with this pause before each time. A task that throws is not done again.
     *
     * @return ends that
     */
    Runnable every(Duration pause, Runnable task);
}
