package flashsale.order.kafka.client;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A consumer whose polls are bounded in bytes. Kafka's own settings bound the number of records in a poll and the compressed size of a
 * fetch; a thousand records of 1 MB that compress well would need a gigabyte.
 */
final class BoundedConsumer extends KafkaConsumer<byte[], byte[]> {

    private final PollBudget budget;

    private BoundedConsumer(Map<String, Object> config, PollBudget budget) {
        super(config, budget.keyDeserializer(), budget.valueDeserializer());
        this.budget = budget;
    }

    /**
     * @param maxPollBytes the bytes of all records in a poll; the last record may exceed it
     */
    static BoundedConsumer create(Map<String, Object> config, int maxPollBytes) {
        return new BoundedConsumer(config, new PollBudget(maxPollBytes));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        budget.reset();
        return super.poll(timeout);
    }
}
