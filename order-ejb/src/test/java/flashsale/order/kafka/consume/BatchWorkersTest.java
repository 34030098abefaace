package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BatchWorkersTest {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final BatchWorkers workers = new BatchWorkers();

    @Test
    void shutdownEndsEveryWorkerAfterAllSteps() {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            workers.execute(() -> done.add(number));
        }
        workers.shutdown();

        workers.start(this::startThread, 3);

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(threads).hasSize(3);
        assertThat(done).hasSize(100);
    }

    @Test
    void afterShutdownTheCallerRunsTheStep() {
        workers.start(this::startThread, 1);
        workers.shutdown();
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        CountDownLatch done = new CountDownLatch(1);

        workers.execute(done::countDown);

        assertThat(done.getCount()).isZero();
    }

    @Test
    void eachWorkerRunsStepsInParallelToTheOthers() {
        CountDownLatch bothRunning = new CountDownLatch(2);
        workers.start(this::startThread, 2);

        workers.execute(() -> awaitOther(bothRunning));
        workers.execute(() -> awaitOther(bothRunning));
        workers.shutdown();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(bothRunning.getCount()).isZero();
    }

    private static void awaitOther(CountDownLatch bothRunning) {
        bothRunning.countDown();
        try {
            bothRunning.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void startThread(Runnable task) {
        Thread thread = new Thread(task);
        threads.add(thread);
        thread.start();
    }
}
