package flashsale.order.timer;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.Scheduler.ScheduledTask;
import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.place.SaleCatalog;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.Redrives;
import flashsale.order.application.track.QueueProgress;
import flashsale.order.application.track.ReconcileWaiting;
import flashsale.order.application.track.RedriveHorizon;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Reconciles Redis and waiting clients with the database every second, because announcements of decisions can get lost. Keeps the sale
 * catalog, the redrive horizon and the progress of the queue up to date. Reports on the dependencies once after the start. Not EJB
 * timers, for which Payara would open a database of its own. It starts last: on WildFly a call to a session bean waits until every singleton
 * has started, and the end of a deployment that failed would wait for that call.
 */
@Singleton
@Startup
@DependsOn({"OrderConsumer", "DecisionSubscriber"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PeriodicTasks {

    private static final Logger LOG = System.getLogger(PeriodicTasks.class.getName());
    private static final Duration BETWEEN_RECONCILIATIONS = Duration.ofSeconds(1);

    /** Two of them pass before the requests of a moment are known to be decided. */
    private static final Duration BETWEEN_QUEUE_READINGS = Duration.ofSeconds(5);

    /** Enough for the consumer loops to start. */
    private static final Duration REPORT_AFTER = Duration.ofSeconds(2);

    @Inject
    ReconcileWaiting reconcileWaiting;

    @Inject
    RedriveHorizon redriveHorizon;

    @Inject
    QueueProgress queueProgress;

    @Inject
    OrderStatuses statuses;

    @Inject
    SaleCatalog saleCatalog;

    @Inject
    DependencyReport report;

    @Inject
    Scheduler scheduler;

    private List<ScheduledTask> repeated = List.of();

    @PostConstruct
    void start() {
        scheduler.schedule(Duration.ZERO, () -> attempt(saleCatalog::refresh));
        scheduler.schedule(Duration.ZERO, () -> attempt(redriveHorizon::refresh));
        repeated = List.of(
                scheduler.scheduleWithFixedDelay(
                        Redrives.MAX_HORIZON_AGE.dividedBy(2), () -> attempt(redriveHorizon::refresh)),
                scheduler.scheduleWithFixedDelay(BETWEEN_QUEUE_READINGS, () -> attempt(queueProgress::advance)),
                scheduler.scheduleWithFixedDelay(SaleCatalog.REFRESH_INTERVAL, () -> attempt(saleCatalog::refresh)),
                scheduler.scheduleWithFixedDelay(BETWEEN_RECONCILIATIONS, () -> {
                    attempt(statuses::writePending);
                    attempt(reconcileWaiting::reconcile);
                }));
        scheduler.schedule(REPORT_AFTER, report);
    }

    /** Logs at DEBUG: an unavailable dependency fails this at each repetition, and health checks show it. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unavailable) {
            if (LOG.isLoggable(Level.DEBUG)) {
                LOG.log(
                        Level.DEBUG,
                        "A periodic task failed and is repeated; probably a dependency is unavailable: "
                                + FaultText.brief(unavailable));
            }
        }
    }

    @PreDestroy
    void stop() {
        repeated.forEach(ScheduledTask::cancel);
    }
}
