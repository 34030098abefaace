package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.configuration.Settings;
import flashsale.order.kafka.record.Arrival;
import flashsale.order.kafka.record.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DoneBeforeTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_REQUESTS, 0);
    private static final long POSITION = 100;

    private final DoneBefore doneBefore = new DoneBefore();

    @Test
    void aLoopThatDiedMayHaveDoneAllThatItCanHaveInHand() {
        doneBefore.suspect(PARTITION, POSITION);

        assertThat(doneBefore.perhaps(arrival(POSITION + BatchPipeline.MOST_IN_HAND * Settings.MAX_BATCH_SIZE - 1)))
                .isTrue();
        assertThat(doneBefore.perhaps(arrival(POSITION + BatchPipeline.MOST_IN_HAND * Settings.MAX_BATCH_SIZE)))
                .isFalse();
    }

    private static Arrival arrival(long offset) {
        return Arrival.of(
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[0]));
    }
}
