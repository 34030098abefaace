package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmClockTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Queue<String> rung = new ConcurrentLinkedQueue<>();
    private final AlarmClock clock = new AlarmClock(2, task -> {
        Thread thread = new Thread(task);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void everyThreadGoes() {
        clock.end();
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void itsThreadsAreStartedByWhoeverMakesIt() {
        assertThat(threads).hasSize(2);
    }

    @Test
    void alarmsRingInTheirTurnUnlessTheyAreTakenBack() {
        clock.after(LATER, () -> rung.add("later"));
        clock.after(SOON, () -> rung.add("taken back")).run();
        clock.after(SOON, () -> rung.add("soon"));

        await().until(() -> rung.contains("later"));
        assertThat(rung).containsExactly("soon", "later");
    }

    @Test
    void whatIsSetAtTheEndStillRings() {
        clock.after(SOON, () -> rung.add("soon"));
        clock.end();

        await().until(() -> rung.contains("soon"));
    }

    @Test
    void whatIsSetAfterTheEndRingsAtOnce() {
        clock.end();

        clock.after(NEVER, () -> rung.add("never")).run();

        assertThat(rung).containsExactly("never");
    }

    @Test
    void whatComesAgainComesUntilItIsEnded() {
        AtomicInteger times = new AtomicInteger();
        Runnable end = clock.every(Duration.ofMillis(1), times::incrementAndGet);
        await().until(() -> times.get() > 2);

        end.run();
        clock.end();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void norDoesItComeAfterTheEnd() {
        AtomicInteger times = new AtomicInteger();
        clock.every(Duration.ofMillis(1), times::incrementAndGet);

        clock.end();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }
}
