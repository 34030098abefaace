package flashsale.order.configuration;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * The executors of the application, apart from the server's own: the loops never end and would starve all else there. The
 * definitions stand on a session bean because Payara does not look for them on other beans of an EJB module.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedExecutorDefinition(name = Executors.CONSUMER_LOOPS, maxAsync = Settings.MAX_LOOPS)
@ManagedExecutorDefinition(name = Executors.DECISION_NEWS, maxAsync = 1)
@ManagedExecutorDefinition(name = Executors.ANSWERS, maxAsync = Executors.ANSWER_THREADS)
@ManagedExecutorDefinition(name = Executors.LOOKUPS, maxAsync = Executors.LOOKUP_THREADS)
@ManagedScheduledExecutorDefinition(name = Executors.CLOCKWORK, maxAsync = 1)
public class Executors {

    /** For the loops that decide orders. */
    public static final String CONSUMER_LOOPS = "java:app/concurrent/consumer-loops";

    /** For the listener to decisions made elsewhere. */
    public static final String DECISION_NEWS = "java:app/concurrent/decision-news";

    /** For what is done at times. */
    public static final String CLOCKWORK = "java:app/concurrent/clockwork";

    static final String ANSWERS = "java:app/concurrent/answers";
    static final int ANSWER_THREADS = 8;

    static final String LOOKUPS = "java:app/concurrent/lookups";
    static final int LOOKUP_THREADS = 8;

    private final AnswerQueue answerQueue = new AnswerQueue();
    private final AnswerQueue lookupQueue = new AnswerQueue();

    @Resource(lookup = ANSWERS)
    private ManagedExecutorService answers;

    @Resource(lookup = LOOKUPS)
    private ManagedExecutorService lookups;

    @PostConstruct
    void start() {
        IntStream.range(0, ANSWER_THREADS).forEach(thread -> answers.execute(answerQueue));
        IntStream.range(0, LOOKUP_THREADS).forEach(thread -> lookups.execute(lookupQueue));
    }

    /** Where answers that customers waited for are made. */
    public Executor answers() {
        return answerQueue;
    }

    /** Where the database is asked for requests that came before; no more connections than threads are used for it. */
    public Executor lookups() {
        return lookupQueue;
    }

    @PreDestroy
    void stop() {
        lookupQueue.end();
        answerQueue.end();
    }
}
