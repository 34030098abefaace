package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerQueueTest {

    private final AnswerQueue queue = new AnswerQueue();

    @Test
    void everyThreadGoesAtTheEndWhenAllTasksAreDone() throws InterruptedException {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            queue.execute(() -> done.add(number));
        }
        queue.end();

        var threads = Executors.newFixedThreadPool(3);
        for (int i = 0; i < 3; i++) {
            threads.execute(queue);
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(done).hasSize(100);
    }

    @Test
    void aTaskThatComesAfterTheEndIsDoneAllTheSame() {
        queue.end();
        queue.run();
        CountDownLatch done = new CountDownLatch(1);

        queue.execute(done::countDown);

        assertThat(done.getCount()).isZero();
    }

    @Test
    void aTaskThatFailsTakesNoThreadWithIt() {
        CountDownLatch done = new CountDownLatch(1);
        queue.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        queue.execute(done::countDown);
        queue.end();

        queue.run();

        assertThat(done.getCount()).isZero();
    }
}
