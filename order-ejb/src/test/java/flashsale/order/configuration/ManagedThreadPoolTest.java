package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagedThreadPoolTest {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ManagedThreadPool pool = new ManagedThreadPool(3, task -> {
        Thread thread = new Thread(task);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void end() {
        pool.shutdown();
    }

    @Test
    void theConstructorStartsTheThreads() {
        assertThat(threads).hasSize(3).allMatch(Thread::isAlive);
    }

    @Test
    void afterTheShutdownAllTasksRunAndEveryThreadEnds() throws InterruptedException {
        CountDownLatch begin = new CountDownLatch(1);
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            pool.execute(() -> {
                awaitQuietly(begin);
                done.add(number);
            });
        }
        pool.shutdown();
        begin.countDown();

        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        }
        assertThat(threads).noneMatch(Thread::isAlive);
        assertThat(done).hasSize(100);
    }

    @Test
    void aTaskSubmittedAfterTheShutdownStillRuns() throws InterruptedException {
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        CountDownLatch done = new CountDownLatch(1);

        pool.execute(done::countDown);

        assertThat(done.getCount()).isZero();
    }

    @Test
    void aTaskThatFailsDoesNotEndItsThread() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            pool.execute(done::countDown);
        }

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads).hasSize(3).allMatch(Thread::isAlive);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
