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
    void aMissingExecutorIsReported() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ConsumerExecutor.lookup(NAME, 6))
                .withMessageStartingWith(
                        "Wrong settings: flashsale.consumer.executor is '" + NAME + "', which this server"
                                + " does not have; expected the JNDI name of a managed executor service")
                .withMessageContaining(" with 6 free threads for long-running tasks");
    }

    @Test
    void anExecutorThatRejectsATaskIsReported() {
        ConsumerExecutor executor = executor(new SynchronousQueue<>());
        executor.execute(this::runUntilEnd);
        executor.execute(this::runUntilEnd);

        assertThatIllegalStateException()
                .isThrownBy(() -> executor.execute(this::runUntilEnd))
                .withMessageStartingWith("Wrong settings: flashsale.consumer.executor is '" + NAME
                        + "', which has too few threads; expected");
    }

    @Test
    void anExecutorThatQueuesATaskForLackOfThreadsIsReported() {
        ConsumerExecutor executor = executor(new LinkedBlockingQueue<>());
        executor.execute(this::runUntilEnd);
        executor.execute(this::runUntilEnd);
        await().untilAsserted(() -> assertThat(executor.findThreadShortage()).isEmpty());

        executor.execute(this::runUntilEnd);

        assertThat(executor.findThreadShortage().orElseThrow())
                .contains("which has too few threads: 1 of its tasks have not begun; expected");
    }

    @Test
    void tasksHaveTheHintThatTheyAreLongRunning() {
        AtomicReference<Runnable> submitted = new AtomicReference<>();

        new ConsumerExecutor(submitted::set, NAME, 1).execute(this::runUntilEnd);

        assertThat(submitted.get())
                .isInstanceOfSatisfying(
                        ManagedTask.class,
                        task -> assertThat(task.getExecutionProperties())
                                .containsEntry(ManagedTask.LONGRUNNING_HINT, "true"));
    }

    private static ConsumerExecutor executor(BlockingQueue<Runnable> queue) {
        return new ConsumerExecutor(new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, queue), NAME, 3);
    }

    private void runUntilEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
