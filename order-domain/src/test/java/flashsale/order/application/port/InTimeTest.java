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

class InTimeTest {

    private final Queue<Runnable> asking = new ArrayDeque<>();
    private final Queue<Runnable> doingWithout = new ArrayDeque<>();
    private final AtomicBoolean takenBack = new AtomicBoolean();
    private Runnable timeOver;
    private final InTime inTime = new InTime(Duration.ofHours(1), asking::add, doingWithout::add, new Alarm() {
        @Override
        public Runnable after(Duration delay, Runnable task) {
            timeOver = task;
            return () -> takenBack.set(true);
        }

        @Override
        public Runnable every(Duration pause, Runnable task) {
            return fail("Nothing comes again");
        }
    });

    @Test
    void anAnswerInTimeIsGivenAndTheAlarmTakenBack() {
        CompletableFuture<Optional<String>> answer = ask();
        assertThat(answer).isNotDone();

        asking.remove().run();

        assertThat(answer).isCompletedWithValue(Optional.of("an answer"));
        assertThat(takenBack).isTrue();
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
        inTime.ask(() -> fail("Nobody waits"));
        timeOver.run();

        asking.remove().run();
    }

    @Test
    void aFaultIsTold() {
        CompletableFuture<?> answer = inTime.ask(() -> {
                    throw new IllegalStateException("on purpose");
                })
                .toCompletableFuture();

        asking.remove().run();
        doingWithout.remove().run();

        assertThatThrownBy(answer::join).hasRootCauseMessage("on purpose");
    }

    private CompletableFuture<Optional<String>> ask() {
        return inTime.ask(() -> "an answer").toCompletableFuture();
    }
}
