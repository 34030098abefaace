package flashsale.order.faults.load;

import flashsale.order.faults.client.ClientHistory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Something done at a steady rate, however it fares, as long as not too much of it is unanswered. */
public final class SteadyLoad {

    private static final int UNANSWERED = 200;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore room = new Semaphore(UNANSWERED);

    public SteadyLoad(int perSecond, ClientHistory history, Supplier<CompletableFuture<?>> act) {
        clock.scheduleAtFixedRate(
                () -> {
                    try {
                        come(act, history);
                    } catch (RuntimeException | Error mistake) {
                        // Nobody else would hear of it, and no customer would come any more.
                        history.violation("The test itself failed: " + mistake);
                    }
                },
                0,
                1_000_000L / perSecond,
                TimeUnit.MICROSECONDS);
    }

    private void come(Supplier<CompletableFuture<?>> act, ClientHistory history) {
        if (room.tryAcquire()) {
            CompletableFuture<?> done;
            try {
                done = act.get();
            } catch (RuntimeException | Error mistake) {
                room.release();
                throw mistake;
            }
            done.whenComplete((response, broken) -> {
                room.release();
                if (broken != null) {
                    history.violation("An answer was not understood: " + broken);
                }
            });
        }
    }

    /** Lets no more come, and returns when all have their answer. */
    public void stop() {
        clock.shutdown();
        room.acquireUninterruptibly(UNANSWERED);
        room.release(UNANSWERED);
    }
}
