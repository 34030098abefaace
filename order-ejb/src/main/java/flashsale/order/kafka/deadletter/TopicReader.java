package flashsale.order.kafka.deadletter;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a topic from a point in time to the end offsets at the start of the reading. */
final class TopicReader {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_EMPTY_POLLS = 10;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> endOffsets;

    private TopicReader(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> endOffsets) {
        this.consumer = consumer;
        this.endOffsets = endOffsets;
    }

    static TopicReader since(Consumer<byte[], byte[]> consumer, String topic, Instant since) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> endOffsets = consumer.endOffsets(partitions);
        consumer.offsetsForTimes(
                        partitions.stream().collect(toMap(partition -> partition, any -> since.toEpochMilli())))
                .forEach((partition, offset) ->
                        consumer.seek(partition, offset == null ? endOffsets.get(partition) : offset.offset()));
        return new TopicReader(consumer, endOffsets);
    }

    void forEach(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        readUntil(record -> {
            action.accept(record);
            return false;
        });
    }

    /** Reads until a record matches. Returns false when none does. */
    boolean readUntil(Predicate<ConsumerRecord<byte[], byte[]>> condition) {
        int emptyPolls = 0;
        while (!atEnd()) {
            var records = consumer.poll(POLL_TIMEOUT);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (condition.test(record)) {
                    return true;
                }
            }
            emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
            if (emptyPolls == MAX_EMPTY_POLLS) {
                throw new TimeoutException("The topic could not be read to its end");
            }
        }
        return false;
    }

    private boolean atEnd() {
        return endOffsets.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
