package flashsale.order.configuration;

import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's thread pool with a fixed number of the server's threads. A managed executor of the server would cost more: Payara searches all
 * jars for context providers at every task. After {@link #shutdown} callers run their tasks themselves, so that calls in flight are still
 * answered while the application ends.
 */
final class ManagedThreadPool extends ThreadPoolExecutor {

    private static final Logger LOG = System.getLogger(ManagedThreadPool.class.getName());

    /** Starts the threads at once, because a managed thread gets the context of the caller that starts it. */
    ManagedThreadPool(int threads, ThreadFactory factory) {
        // The JDK's CallerRunsPolicy discards tasks after the shutdown.
        super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory, (task, ended) -> task.run());
        prestartAllCoreThreads();
    }

    @Override
    public void execute(Runnable task) {
        super.execute(() -> runLogged(task));
    }

    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.ERROR,
                    "Task failed; a client that waited for it gets no answer, its order is safe. Report this: "
                            + FaultText.full(failed));
        }
    }
}
