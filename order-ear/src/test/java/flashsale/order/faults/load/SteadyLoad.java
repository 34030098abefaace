package flashsale.order.faults.load;

import flashsale.order.faults.client.ClientHistory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A constant request rate, independent of response times, with a limit of requests in flight. */
public final class SteadyLoad {

    private static final int MAX_IN_FLIGHT = 200;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore capacity = new Semaphore(MAX_IN_FLIGHT);

    public SteadyLoad(int perSecond, ClientHistory history, Supplier<CompletableFuture<?>> request) {
        scheduler.scheduleAtFixedRate(
                () -> {
                    try {
                        sendIfPossible(request, history);
                    } catch (RuntimeException | Error failure) {
                        // The executor would drop the exception and cancel all further requests.
                        history.violation("The test itself failed: " + failure);
                    }
                },
                0,
                1_000_000L / perSecond,
                TimeUnit.MICROSECONDS);
    }

    private void sendIfPossible(Supplier<CompletableFuture<?>> request, ClientHistory history) {
        if (capacity.tryAcquire()) {
            CompletableFuture<?> done;
            try {
                done = request.get();
            } catch (RuntimeException | Error failure) {
                capacity.release();
                throw failure;
            }
            done.whenComplete((response, broken) -> {
                capacity.release();
                if (broken != null) {
                    history.violation("Unreadable response: " + broken);
                }
            });
        }
    }

    /** Sends no more requests and returns when all are answered. */
    public void stop() {
        scheduler.shutdown();
        capacity.acquireUninterruptibly(MAX_IN_FLIGHT);
        capacity.release(MAX_IN_FLIGHT);
    }
}
