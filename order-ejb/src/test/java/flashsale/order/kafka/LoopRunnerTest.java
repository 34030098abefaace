package flashsale.order.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopRunnerTest {

    private final AtomicInteger lives = new AtomicInteger();
    private final LoopRunner runner = new LoopRunner(new CountDownLatch(1), () -> {
        lives.incrementAndGet();
        throw new StackOverflowError("too deep");
    });

    @Test
    void aLoopThatHasNotBegunShowsAsAFault() {
        assertThat(runner.fault()).isEqualTo("not started");
    }

    @Test
    void aLoopThatDiesShowsAsAFaultIsMadeAnewAndEndsWhenToldTo() {
        Thread thread = new Thread(runner);
        thread.start();

        await().until(() -> lives.get() > 1);
        assertThat(runner.fault()).contains("too deep");
        runner.stop();
        runner.awaitEnd();

        await().until(() -> !thread.isAlive());
    }
}
