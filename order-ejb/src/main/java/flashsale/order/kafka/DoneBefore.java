package flashsale.order.kafka;

import flashsale.order.configuration.Settings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records may have been processed before without their offsets committed: those that come first after an assignment or
 * after going back, since one who processed them before had no more than two batches in hand.
 */
final class DoneBefore {

    /** The one whose outcomes are told, and the one that is decided meanwhile. */
    private static final int IN_HAND = 2;

    private final Map<TopicPartition, Long> certainFrom = new HashMap<>();

    void suspect(TopicPartition partition, long position) {
        certainFrom.merge(partition, position + IN_HAND * Settings.MAX_BATCH_SIZE, Math::max);
    }

    boolean perhaps(Arrival arrival) {
        return arrival.record().offset() < certainFrom.getOrDefault(arrival.partition(), 0L);
    }
}
