package flashsale.order.application;

import flashsale.order.application.port.Alarm;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Rings in real time. */
public final class RealAlarm implements Alarm {

    @Override
    public Runnable after(Duration delay, Runnable task) {
        CompletableFuture<?> due =
                new CompletableFuture<>().completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
        due.thenRun(task);
        return () -> due.cancel(false);
    }

    @Override
    public Runnable every(Duration pause, Runnable task) {
        throw new UnsupportedOperationException();
    }
}
