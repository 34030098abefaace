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

    private final AtomicInteger creations = new AtomicInteger();
    private final LoopSupervisor supervisor = new LoopSupervisor(3, new CountDownLatch(1), () -> {
        creations.incrementAndGet();
        throw new StackOverflowError("too deep");
    });

    @Test
    void aLoopIsStartingUntilItHasAThread() {
        assertThat(supervisor.status()).isEqualTo(new Loop(3, State.STARTING, 0, new TreeSet<>(), Optional.empty()));
    }

    @Test
    void aDeadLoopIsReportedAndRecreatedUntilTheStop() {
        Thread thread = new Thread(supervisor);
        thread.start();

        await().until(() -> creations.get() > 1);
        assertThat(supervisor.status().state()).isEqualTo(State.DEAD);
        assertThat(supervisor.status().restarts()).isPositive();
        supervisor.stop();
        supervisor.awaitEnd();

        await().until(() -> !thread.isAlive());
    }
}
