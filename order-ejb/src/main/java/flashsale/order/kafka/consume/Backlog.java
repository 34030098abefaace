package flashsale.order.kafka.consume;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The backlog of a consumer: records that were already on the topic when a poll returned and that the next poll will bring. */
final class Backlog {

    private Backlog() {}

    /**
     * Returns whether a partition of these records has a backlog, as of the latest fetch. Makes no request to the brokers. Must be called on
     * the consumer's thread.
     */
    static boolean existsAfter(ConsumerRecords<byte[], byte[]> polled, Consumer<byte[], byte[]> consumer) {
        return polled.partitions().stream()
                .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
    }
}
