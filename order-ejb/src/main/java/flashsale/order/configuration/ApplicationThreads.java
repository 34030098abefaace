package flashsale.order.configuration;

import flashsale.order.application.execution.Scheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The threads of the application, except those of the consumer loops. The server's {@link ManagedThreadFactory} creates them, and this bean
 * ends them: Payara does not shut down executors that an application defines, and threads that remain keep an undeployed application in
 * memory.
 *
 * <p>Not a session bean, because other beans need it while they are created. On WildFly a call to a session bean waits until all startup
 * beans exist, and one of those may be waiting for the bean that is being created: a deadlock.
 */
@ApplicationScoped
public class ApplicationThreads {

    private static final int ANSWER_THREADS = 8;
    private static final int STATUS_THREADS = 4;
    private static final int LOOKUP_THREADS = 8;
    private static final int PAGE_THREADS = 16;
    private static final int CHECK_THREADS = 2;
    private static final int CHANGE_THREADS = 4;

    /**
     * Leaves one thread for timeouts even if every repeated task hangs: reconciliation, refresh of the sale catalog and of the redrive horizon,
     * progress of the queue, dependency report, heartbeat to Redis, refresh of its topology, heartbeats of event streams, and refresh of the
     * token issuer's keys.
     */
    private static final int SCHEDULER_THREADS = 10;

    private final List<ManagedThreadPool> pools = new ArrayList<>();

    private Executor answers;
    private Executor statuses;
    private Executor lookups;
    private Executor pages;
    private Executor checks;
    private Executor changes;
    private ManagedScheduler scheduler;

    @Resource
    private ManagedThreadFactory factory;

    @PostConstruct
    void start() {
        answers = pool("answers", ANSWER_THREADS);
        statuses = pool("statuses", STATUS_THREADS);
        lookups = pool("lookups", LOOKUP_THREADS);
        pages = pool("pages", PAGE_THREADS);
        checks = pool("checks", CHECK_THREADS);
        changes = pool("changes", CHANGE_THREADS);
        scheduler = new ManagedScheduler(SCHEDULER_THREADS, task -> thread("scheduler", task));
    }

    private Executor pool(String name, int threads) {
        ManagedThreadPool pool = new ManagedThreadPool(threads, task -> thread(name, task));
        pools.add(pool);
        return pool;
    }

    /**
     * An executor for tasks that run as long as the application. Each gets a thread of its own with the context of the submitting bean, which
     * has to end the task.
     *
     * @param name the threads' name in a thread dump
     */
    public Executor threadPerTask(String name) {
        return task -> thread(name, task).start();
    }

    private Thread thread(String name, Runnable task) {
        Thread thread = factory.newThread(task);
        thread.setName("flashsale-" + name + "-" + thread.getId());
        return thread;
    }

    /** For responses that clients wait for. */
    public Executor answers() {
        return answers;
    }

    /** For {@code PROCESSING} statuses; a Redis shard that hangs blocks one of the threads. */
    public Executor statuses() {
        return statuses;
    }

    /** For queries for earlier requests. The number of threads limits their database connections. */
    Executor lookups() {
        return lookups;
    }

    /** For queries for products and orders. The number of threads limits their database connections. */
    Executor pages() {
        return pages;
    }

    /** For health checks of the database, so that other queries cannot delay them. */
    public Executor checks() {
        return checks;
    }

    /** For calls of operators whose body came late; they may block while the database hangs. */
    Executor changes() {
        return changes;
    }

    /** For tasks that run later. */
    public Scheduler scheduler() {
        return scheduler;
    }

    @PreDestroy
    void stop() {
        scheduler.shutdown();
        pools.forEach(ManagedThreadPool::shutdown);
    }
}
