package flashsale.order.configuration;

import flashsale.order.application.port.Scheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The threads of the application besides those of the consumer loops. The server's {@link ManagedThreadFactory} makes them, and they end
 * here: Payara shuts down no executor that an application defines, and threads that stay keep the whole application in memory after it is
 * gone.
 *
 * <p>No session bean, as other beans need it while they are created. On WildFly a call to a session bean waits until all startup beans
 * exist, and one of those may wait for the bean that is being created: a deadlock.
 */
@ApplicationScoped
public class ApplicationThreads {

    private static final int ANSWER_THREADS = 8;
    private static final int STATUS_THREADS = 4;
    private static final int LOOKUP_THREADS = 8;
    private static final int PAGE_THREADS = 16;
    private static final int CHECK_THREADS = 2;

    /**
     * One for timeouts while every repeated task hangs: the reconciliation, the report, the heartbeat to Redis and the refresh of its
     * topology, and the event streams.
     */
    private static final int SCHEDULER_THREADS = 6;

    private final List<ManagedThreadPool> pools = new ArrayList<>();

    private Executor answers;
    private Executor statuses;
    private Executor lookups;
    private Executor pages;
    private Executor checks;
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
        scheduler = new ManagedScheduler(SCHEDULER_THREADS, task -> thread("scheduler", task));
    }

    private Executor pool(String name, int threads) {
        ManagedThreadPool pool = new ManagedThreadPool(threads, task -> thread(name, task));
        pools.add(pool);
        return pool;
    }

    /**
     * Runs each task on a thread of its own with the context of the bean that submits it. For tasks that end only with the application;
     * the bean that submits one ends it.
     *
     * @param name of the threads in a thread dump
     */
    public Executor threadPerTask(String name) {
        return task -> thread(name, task).start();
    }

    private Thread thread(String name, Runnable task) {
        Thread thread = factory.newThread(task);
        thread.setName("flashsale-" + name + "-" + thread.getId());
        return thread;
    }

    /** For answers that customers wait for. */
    public Executor answers() {
        return answers;
    }

    /** For {@code PROCESSING} statuses; a shard of Redis that hangs holds one of the threads. */
    public Executor statuses() {
        return statuses;
    }

    /** For queries for earlier requests, which use no more connections than there are threads. */
    public Executor lookups() {
        return lookups;
    }

    /** For queries for what callers read, which use no more connections than there are threads. */
    public Executor pages() {
        return pages;
    }

    /** For health checks of the database, which other queries cannot delay. */
    public Executor checks() {
        return checks;
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
