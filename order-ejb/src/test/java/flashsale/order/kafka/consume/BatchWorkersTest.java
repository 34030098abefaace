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
    void everyWorkerEndsWhenAllStepsAreDone() {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            workers.execute(() -> done.add(number));
        }
        workers.shutdown();

        workers.start(this::onThread, 3);

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(threads).hasSize(3);
        assertThat(done).hasSize(100);
    }

    @Test
    void aStepThatComesAfterTheEndIsDoneAllTheSame() {
        workers.start(this::onThread, 1);
        workers.shutdown();
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        CountDownLatch done = new CountDownLatch(1);

        workers.execute(done::countDown);

        assertThat(done.getCount()).isZero();
    }

    @Test
    void stepsGoOnAtOnceOnAsManyThreadsAsThereAreWorkers() {
        CountDownLatch together = new CountDownLatch(2);
        workers.start(this::onThread, 2);

        workers.execute(() -> meet(together));
        workers.execute(() -> meet(together));
        workers.shutdown();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(together.getCount()).isZero();
    }

    private static void meet(CountDownLatch together) {
        together.countDown();
        try {
            together.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void onThread(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        thread.start();
    }
}
