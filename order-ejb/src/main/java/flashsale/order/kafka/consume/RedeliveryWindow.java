package flashsale.order.kafka.consume;

import flashsale.order.configuration.Settings;
import flashsale.order.kafka.record.ReceivedRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records may have been processed before without their offsets committed: those that come first after an assignment or
 * after going back, as many as one who processed them before can have had in hand.
 */
final class RedeliveryWindow {

    private final Map<TopicPartition, Long> certainFrom = new HashMap<>();

    void suspect(TopicPartition partition, long position) {
        certainFrom.merge(partition, position + BatchPipeline.MAX_IN_FLIGHT * Settings.MAX_BATCH_SIZE, Math::max);
    }

    boolean perhaps(ReceivedRecord receivedRecord) {
        return receivedRecord.record().offset() < certainFrom.getOrDefault(receivedRecord.partition(), 0L);
    }
}
