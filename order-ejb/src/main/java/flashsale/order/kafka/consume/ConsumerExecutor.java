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
 * The managed executor service that the server's configuration makes for the consumer loops, each of whose tasks keeps a thread as long as
 * the application runs. One that is missing or too small is named as a wrong setting: a loop without a thread would silently decide nothing.
 */
final class ConsumerExecutor implements Executor {

    private static final String SETTING = "flashsale.consumer.executor";
    private static final Map<String, String> LONG_RUNNING =
            Map.of(ManagedTask.LONGRUNNING_HINT, "true", ManagedTask.IDENTITY_NAME, "flashsale consumer");

    private final Executor server;
    private final String name;
    private final int threads;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param threads how many it must have, one for each task */
    ConsumerExecutor(Executor server, String name, int threads) {
        this.server = server;
        this.name = name;
        this.threads = threads;
    }

    /** Looks it up by its JNDI name. A server reports a failed injection without the setting, and Payara without the name. */
    static ConsumerExecutor named(String name, int threads) {
        Object found;
        try {
            found = new InitialContext().lookup(name);
        } catch (NamingException missing) {
            throw wrong(name, threads, "which this server does not have", missing);
        }
        if (found instanceof ManagedExecutorService service) {
            return new ConsumerExecutor(service, name, threads);
        }
        throw wrong(name, threads, "which is no managed executor service", null);
    }

    /** @throws IllegalStateException when it has no thread and no queue left for the task */
    @Override
    public void execute(Runnable task) {
        waiting.incrementAndGet();
        try {
            server.execute(ManagedExecutors.managedTask(() -> begin(task), LONG_RUNNING, null));
        } catch (RejectedExecutionException refused) {
            waiting.decrementAndGet();
            throw wrong(name, threads, "which has too few threads", refused);
        }
    }

    private void begin(Runnable task) {
        waiting.decrementAndGet();
        task.run();
    }

    /** Names it in the log when tasks have not begun yet: an executor with a queue accepts tasks that it has no threads for. */
    Optional<IllegalStateException> checkAllBegun() {
        int idle = waiting.get();
        return idle == 0
                ? Optional.empty()
                : Optional.of(wrong(
                        name, threads, "which has too few threads: " + idle + " of its tasks have not begun", null));
    }

    private static IllegalStateException wrong(String name, int threads, String fault, Exception cause) {
        return ConfigurationErrors.named(
                SETTING + " is '" + name + "', " + fault
                        + "; expected the JNDI name of a managed executor service of the server with " + threads
                        + " free threads for long-running tasks, as many as flashsale.consumer.loops needs",
                cause);
    }
}
