package flashsale.order.kafka;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps a consumer loop alive: one that dies is made anew after a pause, and shows as a fault until then. */
final class LoopRunner implements Runnable {

    private static final Logger LOG = System.getLogger(LoopRunner.class.getName());
    private static final Duration BETWEEN_LIVES = Duration.ofSeconds(2);
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(15);

    private final CountDownLatch stopping;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Supplier<ConsumerLoop> loops;
    private volatile ConsumerLoop loop;
    private volatile String death = "not started";

    LoopRunner(CountDownLatch stopping, Supplier<ConsumerLoop> loops) {
        this.stopping = stopping;
        this.loops = loops;
    }

    @Override
    public void run() {
        try {
            do {
                live();
            } while (!stopping.await(BETWEEN_LIVES.toMillis(), TimeUnit.MILLISECONDS));
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
            death = null;
            if (stopping.getCount() > 0) {
                loop.run();
            }
        } catch (Throwable fatal) {
            death = fatal.toString();
            LOG.log(Level.ERROR, "A consumer loop died and is made anew", fatal);
        }
    }

    String fault() {
        String dead = death;
        ConsumerLoop living = loop;
        String resting = living == null ? null : living.fault();
        return dead != null ? dead : resting != null ? resting : "";
    }

    void stop() {
        stopping.countDown();
        ConsumerLoop living = loop;
        if (living != null) {
            living.stop();
        }
    }

    void awaitEnd() {
        try {
            if (!ended.await(LONGEST_BATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "A consumer loop did not end in {0}; its batch will be done again",
                        LONGEST_BATCH);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
