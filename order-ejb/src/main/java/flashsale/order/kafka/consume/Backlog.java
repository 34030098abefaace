package flashsale.order.kafka.consume;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The records that wait behind those that were just polled. */
final class Backlog {

    private Backlog() {}

    /** Whether more waited in one of their partitions already when they were fetched; asks nobody. On the consumer's thread. */
    static boolean isBehind(ConsumerRecords<byte[], byte[]> polled, Consumer<byte[], byte[]> consumer) {
        return polled.partitions().stream()
                .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
    }
}
