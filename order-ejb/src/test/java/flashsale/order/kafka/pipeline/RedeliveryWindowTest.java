package flashsale.order.kafka.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.configuration.Settings;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RedeliveryWindowTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_REQUESTS, 0);
    private static final long POSITION = 100;

    private final RedeliveryWindow window = new RedeliveryWindow();

    @Test
    void theWindowHoldsAsManyRecordsAsALoopMayHaveInFlight() {
        window.open(PARTITION, POSITION);

        assertThat(window.contains(record(POSITION + BatchPipeline.MAX_IN_FLIGHT * Settings.MAX_BATCH_SIZE - 1)))
                .isTrue();
        assertThat(window.contains(record(POSITION + BatchPipeline.MAX_IN_FLIGHT * Settings.MAX_BATCH_SIZE)))
                .isFalse();
    }

    private static ReceivedRecord record(long offset) {
        return ReceivedRecord.of(
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[0]));
    }
}
