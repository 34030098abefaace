package flashsale.order.kafka.consume;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * How long a consumer may believe that the partitions of a batch are its own, from the poll on. A process that stood still for longer
 * than its session has lost them without noticing, and what it was about to publish another has published.
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
