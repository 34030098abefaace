package flashsale.order.configuration;

import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Tasks for a few threads that each run this as one endless task of a managed executor: handing every task to such an executor
 * by itself has Payara look through all jars for context providers each time. After the end whoever brings a task performs it:
 * calls that are under way while the application goes are answered, too.
 */
final class AnswerQueue implements Executor, Runnable {

    private static final Logger LOG = System.getLogger(AnswerQueue.class.getName());
    private static final Runnable END = () -> {};

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (ended && tasks.remove(task)) {
            perform(task);
        }
    }

    /** Lets the threads go once all that was brought before is done. */
    void end() {
        ended = true;
        tasks.add(END);
    }

    @Override
    public void run() {
        try {
            for (Runnable task = tasks.take(); task != END; task = tasks.take()) {
                perform(task);
            }
            // for the next thread
            tasks.add(END);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void perform(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.ERROR,
                    "An answer could not be made and its customer gets none; the order itself is safe. Report this: "
                            + FaultText.full(failed));
        }
    }
}
