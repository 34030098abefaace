package flashsale.order.kafka.consume;

import flashsale.order.configuration.ConfigurationErrors;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedExecutors;
import jakarta.enterprise.concurrent.ManagedTask;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The managed executor service in the server's configuration that runs the consumer loops; each task occupies a thread until
 * the application ends. A missing or too small one is reported as a wrong setting, because a loop without a thread would
 * silently decide nothing.
 */
final class ConsumerExecutor implements Executor {

    private static final String SETTING = "flashsale.consumer.executor";
    private static final Map<String, String> LONG_RUNNING =
            Map.of(ManagedTask.LONGRUNNING_HINT, "true", ManagedTask.IDENTITY_NAME, "flashsale consumer");

    private final Executor delegate;
    private final String name;
    private final int threads;
    private final AtomicInteger pendingTasks = new AtomicInteger();

    /** @param threads the number that it needs, one for each task */
    ConsumerExecutor(Executor delegate, String name, int threads) {
        this.delegate = delegate;
        this.name = name;
        this.threads = threads;
    }

    /**
     * Looks up the executor by its JNDI name. If the server injected it, a failed injection would be reported without the setting, and on
     * Payara without the name.
     *
     * @throws IllegalStateException when the server has no managed executor service of this name
     */
    static ConsumerExecutor lookup(String name, int threads) {
        Object resource;
        try {
            resource = new InitialContext().lookup(name);
        } catch (NamingException missing) {
            throw ConfigurationErrors.named(error(name, threads, "which this server does not have"), missing);
        }
        if (resource instanceof ManagedExecutorService service) {
            return new ConsumerExecutor(service, name, threads);
        }
        throw ConfigurationErrors.named(error(name, threads, "which is no managed executor service"), null);
    }

    /** @throws IllegalStateException when the executor rejects the task */
    @Override
    public void execute(Runnable task) {
        pendingTasks.incrementAndGet();
        try {
            delegate.execute(ManagedExecutors.managedTask(() -> run(task), LONG_RUNNING, null));
        } catch (RejectedExecutionException rejected) {
            pendingTasks.decrementAndGet();
            throw ConfigurationErrors.named(error(name, threads, "which has too few threads"), rejected);
        }
    }

    private void run(Runnable task) {
        pendingTasks.decrementAndGet();
        task.run();
    }

    /** Returns the error in the configuration when tasks have not begun: an executor with a queue also accepts tasks without free threads. */
    Optional<String> findThreadShortage() {
        int pending = pendingTasks.get();
        return pending == 0
                ? Optional.empty()
                : Optional.of(
                        error(name, threads, "which has too few threads: " + pending + " of its tasks have not begun"));
    }

    private static String error(String name, int threads, String problem) {
        return SETTING + " is '" + name + "', " + problem
                + "; expected the JNDI name of a managed executor service of the server with " + threads
                + " free threads for long-running tasks, as many as flashsale.consumer.loops needs";
    }
}
