package flashsale.order.configuration;

import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's pool with a fixed number of the server's threads. A managed executor of the server would cost more: for every task Payara
 * searches all jars for context providers. After {@link #shutdown} callers run their tasks themselves: calls that are in flight while
 * the application ends are answered.
 */
final class ManagedThreadPool extends ThreadPoolExecutor {

    private static final Logger LOG = System.getLogger(ManagedThreadPool.class.getName());

    /** Starts its threads at once, because a managed thread takes over the context of the caller that starts it. */
    ManagedThreadPool(int threads, ThreadFactory factory) {
        // The JDK's CallerRunsPolicy discards a task that comes after the end.
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
