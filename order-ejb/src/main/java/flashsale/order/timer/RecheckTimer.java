package flashsale.order.timer;

import flashsale.order.application.RecheckWaiting;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every second, wakes customers who wait for a decision whose news got lost. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecheckTimer {

    private static final Logger LOG = System.getLogger(RecheckTimer.class.getName());

    @Inject
    RecheckWaiting recheckWaiting;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void recheck() {
        try {
            recheckWaiting.recheck();
        } catch (RuntimeException unavailable) {
            // A timer that throws twice is cancelled for good by some servers.
            LOG.log(Level.DEBUG, "Could not look for missed decisions; again in a second", unavailable);
        }
    }
}
