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

/** Supervises a consumer loop: a loop that dies is recreated after a pause, and health shows the fault until then. */
public final class LoopSupervisor implements Runnable {

    private static final Logger LOG = System.getLogger(LoopSupervisor.class.getName());
    private static final Duration BETWEEN_LIVES = Duration.ofSeconds(2);
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(15);

    /** A loop that has not polled for so long hangs in its batch. Longer than any session, so that another decides it long since. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final int number;
    private final CountDownLatch stopping;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Supplier<ConsumerLoop> loops;
    private volatile ConsumerLoop loop;
    /** Of the loop as a whole; while that lives, it tells more. */
    private volatile State life = State.STARTING;

    private volatile int restarts;

    public LoopSupervisor(int number, CountDownLatch stopping, Supplier<ConsumerLoop> loops) {
        this.number = number;
        this.stopping = stopping;
        this.loops = loops;
    }

    @Override
    public void run() {
        try {
            live();
            while (!stopping.await(BETWEEN_LIVES.toMillis(), TimeUnit.MILLISECONDS)) {
                restarts++;
                live();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    // An Error too must neither end the loop for good nor stay unseen.
    private void live() {
        try {
            loop = loops.get();
            life = State.WORKING;
            if (stopping.getCount() > 0) {
                loop.run();
            }
        } catch (Throwable fatal) {
            life = State.DEAD;
            LOG.log(
                    Level.ERROR,
                    "Consumer loop " + number + " died; it is recreated in " + BETWEEN_LIVES.toSeconds()
                            + " s, and other loops decide its requests meanwhile. If it keeps dying, restart this"
                            + " instance and report this: " + FaultText.full(fatal));
        }
    }

    /** How the loop fares. */
    public Loop loop() {
        Optional<ConsumerLoop> living = Optional.ofNullable(loop);
        return new Loop(
                number,
                living.filter(any -> life == State.WORKING)
                        .map(LoopSupervisor::state)
                        .orElse(life),
                restarts,
                living.map(ConsumerLoop::partitions).orElseGet(Collections::emptySortedSet),
                living.flatMap(ConsumerLoop::sincePoll));
    }

    private static State state(ConsumerLoop living) {
        if (living.fault() != null) {
            return State.RESTING;
        }
        boolean silent = living.sincePoll()
                .filter(silence -> silence.compareTo(LONGEST_SILENCE) > 0)
                .isPresent();
        return silent ? State.HANGING : State.WORKING;
    }

    public void stop() {
        stopping.countDown();
        ConsumerLoop living = loop;
        if (living != null) {
            living.stop();
        }
    }

    public void awaitEnd() {
        try {
            if (!ended.await(LONGEST_BATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "Consumer loop " + number + " did not end in " + LONGEST_BATCH.toSeconds()
                                + " s and was abandoned; another instance retries its batch, nothing is lost");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
