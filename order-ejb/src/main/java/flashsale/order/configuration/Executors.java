package flashsale.order.configuration;

import flashsale.order.application.port.Alarm;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * The threads of the application, apart from those of the server: the loops never end and would starve all else there. The server makes
 * them, and they end here: Payara shuts no executor down that an application defines, and threads that stay keep the whole application
 * in memory after it is gone.
 *
 * <p>No session bean: other beans are made with what it gives. A call to a session bean waits on WildFly until all beans that start with
 * the application are there, and one of those may wait for the bean that is being made, so that neither comes to an end.
 */
@ApplicationScoped
public class Executors {

    private static final int ANSWER_THREADS = 8;
    private static final int STATUS_THREADS = 4;
    private static final int LOOKUP_THREADS = 8;
    private static final int PAGE_THREADS = 16;
    private static final int CHECK_THREADS = 2;

    /**
     * One for alarms while each of the tasks that come again hangs: the recheck, the report, the signs of life by Redis and the look for
     * it, and the streams of events.
     */
    private static final int CLOCK_THREADS = 6;

    /** Those made last first. */
    private final Deque<AnswerQueue> queues = new ConcurrentLinkedDeque<>();

    private Executor answers;
    private Executor statuses;
    private Executor lookups;
    private Executor pages;
    private Executor checks;
    private AlarmClock clock;

    @Resource
    private ManagedThreadFactory factory;

    @PostConstruct
    void start() {
        answers = queue("answers", ANSWER_THREADS);
        statuses = queue("statuses", STATUS_THREADS);
        lookups = queue("lookups", LOOKUP_THREADS);
        pages = queue("pages", PAGE_THREADS);
        checks = queue("checks", CHECK_THREADS);
        clock = new AlarmClock(CLOCK_THREADS, task -> thread("clock", task));
    }

    /**
     * Gives tasks in turn to so many threads. Tasks brought when the application ends are performed by whoever brings them.
     *
     * @param name of the threads, for those who look at them
     */
    public Executor queue(String name, int threads) {
        AnswerQueue queue = new AnswerQueue();
        IntStream.range(0, threads).forEach(thread -> threads(name).execute(queue));
        queues.push(queue);
        return queue;
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

    /** Where things are done later. */
    public Alarm alarm() {
        return clock;
    }

    @PreDestroy
    void stop() {
        clock.end();
        queues.forEach(AnswerQueue::end);
    }
}
