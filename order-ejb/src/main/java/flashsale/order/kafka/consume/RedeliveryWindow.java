package flashsale.order.kafka.consume;

import flashsale.order.configuration.Settings;
import flashsale.order.kafka.record.ReceivedRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The records that may have been processed before although their offsets were not committed: the first ones after an
 * assignment or a rewind, as many as their previous consumer can have had in flight.
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
