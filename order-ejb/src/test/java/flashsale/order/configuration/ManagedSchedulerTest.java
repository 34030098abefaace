package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.execution.Scheduler.ScheduledTask;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagedSchedulerTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Queue<String> ran = new ConcurrentLinkedQueue<>();
    private final ManagedScheduler scheduler = new ManagedScheduler(2, task -> {
        Thread thread = new Thread(task);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void everyThreadEnds() {
        scheduler.shutdown();
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void theConstructorStartsTheThreads() {
        assertThat(threads).hasSize(2);
    }

    @Test
    void tasksRunWhenTheyAreDueUnlessTheyAreCancelled() {
        scheduler.schedule(LATER, () -> ran.add("later"));
        scheduler.schedule(SOON, () -> ran.add("cancelled")).cancel();
        scheduler.schedule(SOON, () -> ran.add("soon"));

        await().until(() -> ran.contains("later"));
        assertThat(ran).containsExactly("soon", "later");
    }

    @Test
    void aPendingTaskStillRunsAfterTheShutdown() {
        scheduler.schedule(SOON, () -> ran.add("soon"));
        scheduler.shutdown();

        await().until(() -> ran.contains("soon"));
    }

    @Test
    void aTaskSubmittedAfterTheShutdownRunsAtOnce() {
        scheduler.shutdown();

        scheduler.schedule(NEVER, () -> ran.add("never")).cancel();

        assertThat(ran).containsExactly("never");
    }

    @Test
    void aRepeatedTaskRunsUntilItIsCancelled() {
        AtomicInteger times = new AtomicInteger();
        ScheduledTask task = scheduler.scheduleWithFixedDelay(Duration.ofMillis(1), times::incrementAndGet);
        await().until(() -> times.get() > 2);

        task.cancel();
        scheduler.shutdown();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void aRepeatedTaskThatFailsIsRepeatedOnTheSameThreads() {
        AtomicInteger times = new AtomicInteger();

        scheduler.scheduleWithFixedDelay(Duration.ofMillis(1), () -> {
            times.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });

        await().until(() -> times.get() > 2);
        assertThat(threads).hasSize(2);
    }

    @Test
    void aRepeatedTaskDoesNotRunAfterTheShutdown() {
        AtomicInteger times = new AtomicInteger();
        scheduler.scheduleWithFixedDelay(Duration.ofMillis(1), times::incrementAndGet);

        scheduler.shutdown();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }
}
