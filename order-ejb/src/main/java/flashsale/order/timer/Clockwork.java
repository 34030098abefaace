package flashsale.order.timer;

import flashsale.order.configuration.Executors;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What is done every second, and once after the start. EJB timers would open a database of their own on Payara. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Clockwork {

    private static final int RECHECK_SECONDS = 1;

    /** By then the consumer loops have begun. */
    private static final int REPORT_AFTER_SECONDS = 2;

    @Inject
    Recheck recheck;

    @Inject
    DependencyReport report;

    @Resource(lookup = Executors.CLOCKWORK)
    private ManagedScheduledExecutorService executor;

    private Future<?> rechecks;

    @PostConstruct
    void start() {
        rechecks = executor.scheduleWithFixedDelay(recheck, RECHECK_SECONDS, RECHECK_SECONDS, TimeUnit.SECONDS);
        executor.schedule(report, REPORT_AFTER_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        rechecks.cancel(false);
    }
}
