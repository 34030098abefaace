package flashsale.order.timer;

import flashsale.order.application.port.Scheduler;
import flashsale.order.application.port.Scheduler.ScheduledTask;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** What is done every second, and once after the start. EJB timers would open a database of their own on Payara. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Clockwork {

    private static final Duration RECHECK = Duration.ofSeconds(1);

    /** By then the consumer loops have begun. */
    private static final Duration REPORT_AFTER = Duration.ofSeconds(2);

    @Inject
    Recheck recheck;

    @Inject
    DependencyReport report;

    @Inject
    Scheduler scheduler;

    private ScheduledTask rechecks;

    @PostConstruct
    void start() {
        rechecks = scheduler.scheduleWithFixedDelay(RECHECK, recheck);
        scheduler.schedule(REPORT_AFTER, report);
    }

    @PreDestroy
    void stop() {
        rechecks.cancel();
    }
}
