package flashsale.order.kafka.consume;

import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Exponential backoff of a loop whose batches fail: half a second, doubled up to eight seconds until one succeeds. For the
 * loop's thread, except {@link #fault}.
 */
final class FailureBackoff {

    private static final Logger LOG = System.getLogger(FailureBackoff.class.getName());
    private static final Duration INITIAL_BACKOFF = Duration.ofMillis(500);
    private static final int MAX_DOUBLINGS = 4;

    private final Set<TopicPartition> failedPartitions = new HashSet<>();
    private volatile String fault;
    private int consecutiveFailures;
    private long endsAt = System.nanoTime();

    /**
     * Starts the next backoff.
     *
     * @param batch the description of the failed batch, for the log
     */
    void start(RuntimeException cause, String batch) {
        Duration backoff = INITIAL_BACKOFF.multipliedBy(1L << Math.min(consecutiveFailures, MAX_DOUBLINGS));
        endsAt = System.nanoTime() + backoff.toNanos();
        consecutiveFailures++;
        fault = FaultText.brief(cause);
        LOG.log(
                consecutiveFailures == 1 ? Level.WARNING : Level.INFO,
                "Batch failed (" + consecutiveFailures + " consecutive failures); retrying in " + backoff.toMillis()
                        + " ms. Nothing is lost. GET /health/ready names what is unavailable. " + batch + ": " + fault);
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "The failure in full: " + FaultText.full(cause));
        }
    }

    /** Adds partitions that this loop will retry. */
    void willRetry(Collection<TopicPartition> partitions) {
        failedPartitions.addAll(partitions);
    }

    void succeeded() {
        end("Batches succeed again after " + consecutiveFailures + " failures");
    }

    /** Ends the failure when this loop has nothing left to retry. */
    void revoked(Collection<TopicPartition> partitions) {
        if (failedPartitions.removeAll(partitions) && failedPartitions.isEmpty()) {
            end("The failed partitions were revoked; another loop retries their batches");
        }
    }

    private void end(String message) {
        if (fault != null) {
            LOG.log(Level.INFO, message);
        }
        failedPartitions.clear();
        fault = null;
        consecutiveFailures = 0;
    }

    boolean isActive() {
        return fault != null && System.nanoTime() - endsAt < 0;
    }

    /** Returns the latest fault; null once a batch has succeeded. From any thread. */
    String fault() {
        return fault;
    }
}
