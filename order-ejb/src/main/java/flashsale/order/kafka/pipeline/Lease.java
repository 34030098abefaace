package flashsale.order.kafka.pipeline;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * A lease on the partitions of a polled batch: it lasts for the session timeout. A process that was frozen for longer has lost
 * its partitions without noticing, and another consumer may have published the same dead letters.
 */
public final class Lease {

    private final long durationNanos;
    private final long acquiredAt = System.nanoTime();

    Lease(Duration sessionTimeout) {
        durationNanos = sessionTimeout.toNanos();
    }

    /**
     * Checks the lease; to be called directly before a step that must not be repeated.
     *
     * @throws KafkaException when the lease has expired
     */
    void check() {
        if (System.nanoTime() - acquiredAt > durationNanos) {
            throw new KafkaException("The batch took longer than the session timeout; it is retried");
        }
    }
}
