package flashsale.order.application.port;

import flashsale.order.application.port.Scheduler.ScheduledTask;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs a call on its own executor and returns empty on timeout, so that callers never block. */
public final class TimeLimiter {

    private final Duration patience;
    private final Executor asking;
    private final Executor doingWithout;
    private final Scheduler scheduler;

    /**
     * @param patience how long an answer is waited for, the time before the question is asked included
     * @param asking whose threads may hang; questions that nobody waits for any more it need not ask
     * @param doingWithout where it goes on without an answer
     */
    public TimeLimiter(Duration patience, Executor asking, Executor doingWithout, Scheduler scheduler) {
        this.patience = patience;
        this.asking = asking;
        this.doingWithout = doingWithout;
        this.scheduler = scheduler;
    }

    /** Empty when the time is over; completes with the exception that the question throws. */
    public <T> CompletionStage<Optional<T>> ask(Supplier<T> question) {
        CompletableFuture<Optional<T>> answer =
                CompletableFuture.supplyAsync(() -> Optional.of(question.get()), asking);
        ScheduledTask timeout =
                scheduler.schedule(patience, () -> answer.completeExceptionally(new TimeoutException()));
        answer.whenComplete((done, fault) -> timeout.cancel());
        return answer.exceptionallyComposeAsync(TimeLimiter::withoutAnswer, doingWithout);
    }

    private static <T> CompletionStage<Optional<T>> withoutAnswer(Throwable fault) {
        return fault instanceof TimeoutException
                ? CompletableFuture.completedStage(Optional.empty())
                : CompletableFuture.failedStage(fault);
    }
}
