package flashsale.order.application.execution;

import flashsale.order.application.execution.Scheduler.ScheduledTask;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A time limiter: runs a call on its own executor and returns empty on timeout, so that callers never block. */
public final class TimeLimiter {

    private final Duration timeout;
    private final Executor callExecutor;
    private final Executor fallbackExecutor;
    private final Scheduler scheduler;

    /**
     * @param timeout the time until the answer, including the time that the call waits for a thread
     * @param callExecutor runs the calls; its threads may block, and it may skip a call that has timed out
     * @param fallbackExecutor continues after a timeout
     */
    public TimeLimiter(Duration timeout, Executor callExecutor, Executor fallbackExecutor, Scheduler scheduler) {
        this.timeout = timeout;
        this.callExecutor = callExecutor;
        this.fallbackExecutor = fallbackExecutor;
        this.scheduler = scheduler;
    }

    /** Runs the call; empty on timeout. Completes with the exception that the call throws. */
    public <T> CompletionStage<Optional<T>> call(Supplier<T> call) {
        CompletableFuture<Optional<T>> answer =
                CompletableFuture.supplyAsync(() -> Optional.of(call.get()), callExecutor);
        ScheduledTask timer = scheduler.schedule(timeout, () -> answer.completeExceptionally(new TimeoutException()));
        answer.whenComplete((done, fault) -> timer.cancel());
        return answer.exceptionallyComposeAsync(TimeLimiter::emptyOnTimeout, fallbackExecutor);
    }

    private static <T> CompletionStage<Optional<T>> emptyOnTimeout(Throwable fault) {
        return fault instanceof TimeoutException
                ? CompletableFuture.completedStage(Optional.empty())
                : CompletableFuture.failedStage(fault);
    }
}
