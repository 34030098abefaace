package flashsale.order.kafka;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * How long a consumer may believe that its partitions are its own. A process that stood still for longer than its session has
 * lost them without noticing, and what it was about to publish another has published.
 */
final class Lease {

    private final long nanos;
    private long since = System.nanoTime();

    Lease(Duration session) {
        nanos = session.toNanos();
    }

    void renew() {
        since = System.nanoTime();
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
