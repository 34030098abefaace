package flashsale.order.kafka.deadletter;

import flashsale.order.kafka.record.Topics;
import org.apache.kafka.common.TopicPartition;

/**
 * The record of the order topic that became a dead letter.
 *
 * @param timestamp of the record; distinguishes it from the record at the same offset before the topic was created again
 */
record Origin(TopicPartition partition, long offset, long timestamp) {

    Origin(int partition, long offset, long timestamp) {
        this(new TopicPartition(Topics.ORDER_REQUESTS, partition), offset, timestamp);
    }
}
