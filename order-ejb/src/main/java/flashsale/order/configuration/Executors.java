package flashsale.order.configuration;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.concurrent.Executor;

/**
 * The executors of the application, apart from the server's own: the loops never end and would starve all else there. The
 * definitions stand on a session bean because Payara does not look for them on other beans of an EJB module.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@ManagedExecutorDefinition(name = Executors.CONSUMER_LOOPS, maxAsync = Settings.MAX_LOOPS)
@ManagedExecutorDefinition(name = Executors.DECISION_NEWS, maxAsync = 1)
@ManagedExecutorDefinition(name = Executors.ANSWERS, maxAsync = 8)
public class Executors {

    /** For the loops that decide orders. */
    public static final String CONSUMER_LOOPS = "java:app/concurrent/consumer-loops";

    /** For the listener to decisions made elsewhere. */
    public static final String DECISION_NEWS = "java:app/concurrent/decision-news";

    static final String ANSWERS = "java:app/concurrent/answers";

    @Resource(lookup = ANSWERS)
    private ManagedExecutorService answers;

    /** Where answers that customers waited for are looked up. */
    public Executor answers() {
        return answers;
    }
}
