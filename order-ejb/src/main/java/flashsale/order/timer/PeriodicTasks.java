package flashsale.order.timer;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.Scheduler;
import flashsale.order.application.port.Scheduler.ScheduledTask;
import flashsale.order.application.track.ReconcileWaiting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Reconciles Redis and waiting customers with the database every second, as news of decisions can get lost, and reports on dependencies
 * once after the start. EJB timers would open a database of their own on Payara.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PeriodicTasks {

    private static final Logger LOG = System.getLogger(PeriodicTasks.class.getName());
    private static final Duration BETWEEN_RECONCILIATIONS = Duration.ofSeconds(1);

    /** By then the consumer loops have begun. */
    private static final Duration REPORT_AFTER = Duration.ofSeconds(2);

    @Inject
    ReconcileWaiting reconcileWaiting;

    @Inject
    OrderStatuses statuses;

    @Inject
    DependencyReport report;

    @Inject
    Scheduler scheduler;

    private ScheduledTask reconciliation;

    @PostConstruct
    void start() {
        reconciliation = scheduler.scheduleWithFixedDelay(BETWEEN_RECONCILIATIONS, () -> {
            attempt(statuses::writePending);
            attempt(reconcileWaiting::reconcile);
        });
        scheduler.schedule(REPORT_AFTER, report);
    }

    /** At DEBUG, as an unavailable dependency fails it every second, and health shows that. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unavailable) {
            if (LOG.isLoggable(Level.DEBUG)) {
                LOG.log(
                        Level.DEBUG,
                        "Waiting clients could not be reconciled with the database; retrying in a second: "
                                + FaultText.brief(unavailable));
            }
        }
    }

    @PreDestroy
    void stop() {
        reconciliation.cancel();
    }
}
