package flashsale.order.timer;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.track.RecheckWaiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Makes up for news of decisions that got lost: to Redis, and to customers who wait. */
@ApplicationScoped
class Recheck implements Runnable {

    private static final Logger LOG = System.getLogger(Recheck.class.getName());

    @Inject
    RecheckWaiting recheckWaiting;

    @Inject
    OrderStatuses statuses;

    @Override
    public void run() {
        attempt(statuses::catchUp);
        attempt(recheckWaiting::recheck);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unavailable) {
            // One that is thrown would end the schedule.
            if (LOG.isLoggable(Level.DEBUG)) {
                LOG.log(
                        Level.DEBUG,
                        "Could not make up for lost news of decisions; again in a second: "
                                + FaultText.brief(unavailable));
            }
        }
    }
}
