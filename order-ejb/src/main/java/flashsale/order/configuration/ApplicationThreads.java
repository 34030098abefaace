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
 * <p>No session bean: other beans are made with what it gives. A call to a session bean waits on WildFly until all beans that start with
 * the application are there, and one of those may wait for the bean that is being made, so that neither comes to an end.
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
     * Gives each task a thread of its own with the context of the bean that brings it. For tasks that end only with the application;
     * whoever brings one ends it.
     *
     * @param name of the threads, for those who look at them
     */
    public Executor threads(String name) {
        return task -> thread(name, task).start();
    }

    private Thread thread(String name, Runnable task) {
        Thread thread = factory.newThread(task);
        thread.setName("flashsale-" + name + "-" + thread.getId());
        return thread;
    }

    /** Where answers that customers waited for are made. */
    public Executor answers() {
        return answers;
    }

    /** Where the fast view is told that requests begin; one of its parts that hangs holds one of the threads. */
    public Executor statuses() {
        return statuses;
    }

    /** Where the database is asked for requests that came before; no more connections than threads are used for it. */
    public Executor lookups() {
        return lookups;
    }

    /** Where the database is asked for what callers look at, likewise. */
    public Executor pages() {
        return pages;
    }

    /** Where the database is asked how it is, likewise, however many others ask it something. */
    public Executor checks() {
        return checks;
    }

    /** Where tasks run later. */
    public Scheduler scheduler() {
        return scheduler;
    }

    @PreDestroy
    void stop() {
        scheduler.shutdown();
        pools.forEach(ManagedThreadPool::shutdown);
    }
}
