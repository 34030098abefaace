package flashsale.order.kafka.consume;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Executes the steps of batches on a few long-running tasks, because Payara's managed executor does not suit short ones. It
 * searches all jars for context providers for every submitted task. And it begins no task of an application that is being
 * undeployed, so the steps of the last batches would never run.
 */
final class BatchWorkers implements Executor {

    private static final Runnable POISON_PILL = () -> {};

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private volatile boolean shutdown;

    /** Starts workers; each occupies a thread of the executor until {@link #shutdown}. */
    void start(Executor executor, int workers) {
        for (int worker = 0; worker < workers; worker++) {
            executor.execute(this::work);
        }
    }

    /** Queues a step for the workers. After {@link #shutdown} the caller runs it. */
    @Override
    public void execute(Runnable step) {
        queue.add(step);
        if (shutdown && queue.remove(step)) {
            step.run();
        }
    }

    /** Ends the workers after all queued steps. */
    void shutdown() {
        shutdown = true;
        queue.add(POISON_PILL);
    }

    private void work() {
        try {
            for (Runnable step = queue.take(); step != POISON_PILL; step = queue.take()) {
                step.run();
            }
            // for the next worker
            queue.add(POISON_PILL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
