package flashsale.order.kafka.consume;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Performs the steps of batches on a few long-running tasks, for two reasons. For every task that it is given Payara's managed executor
 * searches all jars for context providers. And it runs none of an application that is being undeployed, so that the last batches would
 * never be completed.
 */
final class BatchWorkers implements Executor {

    private static final Runnable END = () -> {};

    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    /** Each worker takes a thread of the executor until {@link #shutdown}. */
    void start(Executor executor, int workers) {
        for (int worker = 0; worker < workers; worker++) {
            executor.execute(this::work);
        }
    }

    /** After the end the caller performs the step itself. */
    @Override
    public void execute(Runnable step) {
        steps.add(step);
        if (ended && steps.remove(step)) {
            step.run();
        }
    }

    /** Lets the workers end once all steps are performed that were given before. */
    void shutdown() {
        ended = true;
        steps.add(END);
    }

    private void work() {
        try {
            for (Runnable step = steps.take(); step != END; step = steps.take()) {
                step.run();
            }
            // for the next worker
            steps.add(END);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
