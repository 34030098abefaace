package flashsale.order.application.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimeLimiterTest {

    private final Queue<Runnable> callExecutor = new ArrayDeque<>();
    private final Queue<Runnable> fallbackExecutor = new ArrayDeque<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private Runnable timeout;
    private final TimeLimiter timeLimiter =
            new TimeLimiter(Duration.ofHours(1), callExecutor::add, fallbackExecutor::add, new Scheduler() {
                @Override
                public ScheduledTask schedule(Duration delay, Runnable task) {
                    timeout = task;
                    return () -> cancelled.set(true);
                }

                @Override
                public ScheduledTask scheduleWithFixedDelay(Duration pause, Runnable task) {
                    return fail("Nothing is repeated");
                }
            });

    @Test
    void anAnswerInTimeIsReturnedAndCancelsTheTimeout() {
        CompletableFuture<Optional<String>> answer = call();
        assertThat(answer).isNotDone();

        callExecutor.remove().run();

        assertThat(answer).isCompletedWithValue(Optional.of("an answer"));
        assertThat(cancelled).isTrue();
    }

    @Test
    void onTimeoutItContinuesOnTheFallbackExecutor() {
        CompletableFuture<Optional<String>> answer = call();

        timeout.run();
        assertThat(answer).isNotDone();
        fallbackExecutor.remove().run();

        assertThat(answer).isCompletedWithValue(Optional.empty());
    }

    @Test
    void aCallThatTimedOutBeforeItBeganIsSkipped() {
        timeLimiter.call(() -> fail("This call has timed out"));
        timeout.run();

        callExecutor.remove().run();
    }

    @Test
    void aFaultIsPassedOn() {
        CompletableFuture<?> answer = timeLimiter
                .call(() -> {
                    throw new IllegalStateException("on purpose");
                })
                .toCompletableFuture();

        callExecutor.remove().run();
        fallbackExecutor.remove().run();

        assertThatThrownBy(answer::join).hasRootCauseMessage("on purpose");
    }

    private CompletableFuture<Optional<String>> call() {
        return timeLimiter.call(() -> "an answer").toCompletableFuture();
    }
}
