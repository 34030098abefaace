package flashsale.order.kafka.consume;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * How long after a poll a consumer may assume that it still owns the partitions of its batch. A process that stood still for
 * longer than its session has lost them without noticing, and another consumer has published what it was about to publish.
 */
final class Lease {

    private final long nanos;
    private final long since = System.nanoTime();

    Lease(Duration session) {
        nanos = session.toNanos();
    }

    /**
     * To be called between what can be repeated and what should not.
     *
     * @throws KafkaException when the lease has run out
     */
    void check() {
        if (System.nanoTime() - since > nanos) {
            throw new KafkaException("The batch took longer than the session; it is done again");
        }
    }
}
