package flashsale.order.kafka.consume;

import flashsale.order.application.monitoring.DecisionLoops.Loop;
import flashsale.order.application.monitoring.DecisionLoops.State;
import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The supervisor of a consumer loop: recreates a loop that died after a delay, and reports its state to health checks. */
final class LoopSupervisor implements Runnable {

    private static final Logger LOG = System.getLogger(LoopSupervisor.class.getName());
    private static final Duration RESTART_DELAY = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /** A loop that polled longer ago hangs. Longer than any session timeout, so another consumer already owns its partitions. */
    private static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(60);

    private final int number;
    private final CountDownLatch stopping;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Supplier<ConsumerLoop> loopFactory;
    private volatile ConsumerLoop loop;

    /** While WORKING, the loop itself knows more. */
    private volatile State state = State.STARTING;

    private volatile int restarts;

    /** @param stopping shared by all supervisors of this instance */
    LoopSupervisor(int number, CountDownLatch stopping, Supplier<ConsumerLoop> loopFactory) {
        this.number = number;
        this.stopping = stopping;
        this.loopFactory = loopFactory;
    }

    @Override
    public void run() {
        try {
            runLoop();
            while (!stopping.await(RESTART_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                restarts++;
                runLoop();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    // Catches Throwable, because an Error must neither end the loop for good nor go unnoticed.
    private void runLoop() {
        try {
            loop = loopFactory.get();
            state = State.WORKING;
            if (stopping.getCount() > 0) {
                loop.run();
            }
        } catch (Throwable fatal) {
            state = State.DEAD;
            LOG.log(
                    Level.ERROR,
                    "Consumer loop " + number + " died; it is recreated in " + RESTART_DELAY.toSeconds()
                            + " s, and other loops decide its requests meanwhile. If it keeps dying, restart this"
                            + " instance and report this: " + FaultText.full(fatal));
        }
    }

    Loop status() {
        Optional<ConsumerLoop> current = Optional.ofNullable(loop);
        return new Loop(
                number,
                current.filter(any -> state == State.WORKING)
                        .map(LoopSupervisor::stateOf)
                        .orElse(state),
                restarts,
                current.map(ConsumerLoop::partitions).orElseGet(Collections::emptySortedSet),
                current.flatMap(ConsumerLoop::sinceLastPoll));
    }

    private static State stateOf(ConsumerLoop running) {
        if (running.fault() != null) {
            return State.BACKING_OFF;
        }
        boolean hanging = running.sinceLastPoll()
                .filter(elapsed -> elapsed.compareTo(MAX_POLL_INTERVAL) > 0)
                .isPresent();
        return hanging ? State.STUCK : State.WORKING;
    }

    void stop() {
        stopping.countDown();
        ConsumerLoop running = loop;
        if (running != null) {
            running.stop();
        }
    }

    void awaitEnd() {
        try {
            if (!ended.await(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "Consumer loop " + number + " did not end within " + STOP_TIMEOUT.toSeconds()
                                + " s and was abandoned. Nothing is lost: another instance retries its batches");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
