package flashsale.order.kafka.consume;

import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Exponential backoff of a loop whose batches fail: half a second, doubling up to eight seconds until one succeeds. */
final class FailureBackoff {

    private static final Logger LOG = System.getLogger(FailureBackoff.class.getName());
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int MAX_DOUBLINGS = 4;

    private volatile String fault;
    private int faults;
    private long until = System.nanoTime();

    /**
     * Begins a pause.
     *
     * @param batch what is done again, as the log names it
     */
    void begin(RuntimeException cause, String batch) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(faults, MAX_DOUBLINGS));
        until = System.nanoTime() + pause.toNanos();
        faults++;
        fault = FaultText.brief(cause);
        LOG.log(
                faults == 1 ? Level.WARNING : Level.INFO,
                "Batch failed (" + faults + " consecutive failures); retrying in " + pause.toMillis()
                        + " ms. Nothing is lost. GET /health/ready names what is unavailable. " + batch + ": " + fault);
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "The failure in full: " + FaultText.full(cause));
        }
    }

    void end() {
        end("Batches succeed again after " + faults + " failures");
    }

    /** There is nothing left to be done again here. */
    void handOver() {
        end("What failed here, another loop has now");
    }

    private void end(String how) {
        if (fault != null) {
            LOG.log(Level.INFO, how);
        }
        fault = null;
        faults = 0;
    }

    boolean isOn() {
        return fault != null && System.nanoTime() - until < 0;
    }

    String fault() {
        return fault;
    }
}
