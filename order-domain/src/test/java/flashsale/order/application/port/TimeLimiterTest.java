package flashsale.order.application.port;

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

    private final Queue<Runnable> asking = new ArrayDeque<>();
    private final Queue<Runnable> doingWithout = new ArrayDeque<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private Runnable timeOver;
    private final TimeLimiter timeLimiter =
            new TimeLimiter(Duration.ofHours(1), asking::add, doingWithout::add, new Scheduler() {
                @Override
                public ScheduledTask schedule(Duration delay, Runnable task) {
                    timeOver = task;
                    return () -> cancelled.set(true);
                }

                @Override
                public ScheduledTask scheduleWithFixedDelay(Duration pause, Runnable task) {
                    return fail("Nothing is repeated");
                }
            });

    @Test
    void anAnswerInTimeIsGivenAndTheTimeoutCancelled() {
        CompletableFuture<Optional<String>> answer = ask();
        assertThat(answer).isNotDone();

        asking.remove().run();

        assertThat(answer).isCompletedWithValue(Optional.of("an answer"));
        assertThat(cancelled).isTrue();
    }

    @Test
    void itGoesOnWithoutAnAnswerOnAThreadThatDoesNotHang() {
        CompletableFuture<Optional<String>> answer = ask();

        timeOver.run();
        assertThat(answer).isNotDone();
        doingWithout.remove().run();

        assertThat(answer).isCompletedWithValue(Optional.empty());
    }

    @Test
    void aQuestionThatNobodyWaitsForIsNotAsked() {
        timeLimiter.ask(() -> fail("Nobody waits"));
        timeOver.run();

        asking.remove().run();
    }

    @Test
    void aFaultIsTold() {
        CompletableFuture<?> answer = timeLimiter
                .ask(() -> {
                    throw new IllegalStateException("on purpose");
                })
                .toCompletableFuture();

        asking.remove().run();
        doingWithout.remove().run();

        assertThatThrownBy(answer::join).hasRootCauseMessage("on purpose");
    }

    private CompletableFuture<Optional<String>> ask() {
        return timeLimiter.ask(() -> "an answer").toCompletableFuture();
    }
}
