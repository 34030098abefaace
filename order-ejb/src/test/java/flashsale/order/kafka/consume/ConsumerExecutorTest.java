package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.concurrent.ManagedTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerExecutorTest {

    private static final String NAME = "concurrent/test";

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void oneThatTheServerDoesNotHaveIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ConsumerExecutor.named(NAME, 6))
                .withMessageStartingWith(
                        "Wrong settings: flashsale.consumer.executor is '" + NAME + "', which this server"
                                + " does not have; expected the JNDI name of a managed executor service")
                .withMessageContaining(" with 6 free threads for long-running tasks");
    }

    @Test
    void oneThatRefusesATaskForWantOfAThreadIsNamed() {
        ConsumerExecutor executor = executor(new SynchronousQueue<>());
        executor.execute(this::runLong);
        executor.execute(this::runLong);

        assertThatIllegalStateException()
                .isThrownBy(() -> executor.execute(this::runLong))
                .withMessageStartingWith("Wrong settings: flashsale.consumer.executor is '" + NAME
                        + "', which has too few threads; expected");
    }

    @Test
    void oneThatKeepsATaskInAQueueIsNamed() {
        ConsumerExecutor executor = executor(new LinkedBlockingQueue<>());
        executor.execute(this::runLong);
        executor.execute(this::runLong);
        await().untilAsserted(() -> assertThat(executor.checkAllBegun()).isEmpty());

        executor.execute(this::runLong);

        assertThat(executor.checkAllBegun().orElseThrow())
                .hasMessageContaining("which has too few threads: 1 of its tasks have not begun; expected");
    }

    @Test
    void theServerIsToldThatTheTasksAreLong() {
        AtomicReference<Runnable> given = new AtomicReference<>();

        new ConsumerExecutor(given::set, NAME, 1).execute(this::runLong);

        assertThat(given.get())
                .isInstanceOfSatisfying(
                        ManagedTask.class,
                        task -> assertThat(task.getExecutionProperties())
                                .containsEntry(ManagedTask.LONGRUNNING_HINT, "true"));
    }

    private static ConsumerExecutor executor(BlockingQueue<Runnable> queue) {
        return new ConsumerExecutor(new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, queue), NAME, 3);
    }

    private void runLong() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
