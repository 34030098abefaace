package flashsale.order.kafka.pipeline;

import flashsale.order.configuration.Settings;
import flashsale.order.kafka.record.ReceivedRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The records that may be redeliveries: processed before, but not committed. These are the first records after an assignment
 * or a rewind, as many as a consumer may have in flight.
 */
final class RedeliveryWindow {

    private final Map<TopicPartition, Long> endOffsets = new HashMap<>();

    /** Opens the window at this position; an open one never shrinks. */
    void open(TopicPartition partition, long position) {
        endOffsets.merge(partition, position + BatchPipeline.MAX_IN_FLIGHT * Settings.MAX_BATCH_SIZE, Math::max);
    }

    boolean contains(ReceivedRecord receivedRecord) {
        return receivedRecord.record().offset() < endOffsets.getOrDefault(receivedRecord.partition(), 0L);
    }
}
