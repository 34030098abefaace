package flashsale.order.timer;

import flashsale.order.application.FaultText;
import flashsale.order.application.RecheckWaiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Wakes customers who wait for a decision whose news got lost. */
@ApplicationScoped
class Recheck implements Runnable {

    private static final Logger LOG = System.getLogger(Recheck.class.getName());

    @Inject
    RecheckWaiting recheckWaiting;

    @Override
    public void run() {
        try {
            recheckWaiting.recheck();
        } catch (RuntimeException unavailable) {
            // One that is thrown would end the schedule.
            if (LOG.isLoggable(Level.DEBUG)) {
                LOG.log(
                        Level.DEBUG,
                        "Could not look for missed decisions; again in a second: " + FaultText.brief(unavailable));
            }
        }
    }
}
