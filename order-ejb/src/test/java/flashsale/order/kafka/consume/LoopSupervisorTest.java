package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.monitoring.DecisionLoops.Loop;
import flashsale.order.application.monitoring.DecisionLoops.State;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopSupervisorTest {

    private final AtomicInteger lives = new AtomicInteger();
    private final LoopSupervisor runner = new LoopSupervisor(3, new CountDownLatch(1), () -> {
        lives.incrementAndGet();
        throw new StackOverflowError("too deep");
    });

    @Test
    void aLoopThatHasNotBegunShowsAsAFault() {
        assertThat(runner.loop()).isEqualTo(new Loop(3, State.STARTING, 0, new TreeSet<>(), Optional.empty()));
    }

    @Test
    void aLoopThatDiesShowsAsAFaultIsMadeAnewAndEndsWhenToldTo() {
        Thread thread = new Thread(runner);
        thread.start();

        await().until(() -> lives.get() > 1);
        assertThat(runner.loop().state()).isEqualTo(State.DEAD);
        assertThat(runner.loop().restarts()).isPositive();
        runner.stop();
        runner.awaitEnd();

        await().until(() -> !thread.isAlive());
    }
}
