package flashsale.order.kafka.deadletter;

import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceId;
import flashsale.order.kafka.record.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The dead letter topic as one list: by partition, then by offset. For one thread. */
final class DeadLetterTopic implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;

    /** As a later call begins; dead letters that are published meanwhile are not read. */
    private Map<TopicPartition, Long> begins = Map.of();

    private Map<TopicPartition, Long> ends = Map.of();

    DeadLetterTopic(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Reads from this position until the page is full or the topic ends. */
    Page page(PageCollector page, Position from) {
        int partitions = loadRange();
        for (int partition = from.partition(); partition < partitions; partition++) {
            TopicPartition current = partition(partition);
            long begin = Math.max(begins.get(current), partition == from.partition() ? from.offset() : 0);
            long next = scan(current, begin, page);
            if (page.isFull()) {
                return page.endingAt(new Position(partition, next));
            }
        }
        return page.last();
    }

    /** Passes the records from this offset to the page, until it is full. Returns the offset after the last one. */
    private long scan(TopicPartition partition, long begin, PageCollector page) {
        long end = ends.get(partition);
        if (begin >= end) {
            return begin;
        }
        seek(partition, begin);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> letter : poll(partition, end)) {
                if (letter.offset() >= end) {
                    return end;
                }
                page.add(letter);
                if (page.isFull()) {
                    return letter.offset() + 1;
                }
            }
        }
        return end;
    }

    List<OrderRequest> failedRequests(Map<TraceId, Instant> failedAt) {
        return new FailedRequestSearch(consumer, failedAt).search();
    }

    Optional<ConsumerRecord<byte[], byte[]>> find(Position position) {
        int partitions = loadRange();
        TopicPartition partition = partition(position.partition());
        if (position.partition() >= partitions
                || position.offset() < begins.get(partition)
                || position.offset() >= ends.get(partition)) {
            return Optional.empty();
        }
        seek(partition, position.offset());
        return poll(partition, position.offset() + 1).stream()
                .findFirst()
                .filter(letter -> letter.offset() == position.offset());
    }

    /** Returns the number of partitions. */
    private int loadRange() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                .map(info -> partition(info.partition()))
                .toList();
        begins = consumer.beginningOffsets(partitions);
        ends = consumer.endOffsets(partitions);
        return partitions.size();
    }

    private void seek(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition, long end) {
        List<ConsumerRecord<byte[], byte[]>> records =
                consumer.poll(POLL_TIMEOUT).records(partition);
        if (records.isEmpty() && consumer.position(partition) < end) {
            throw new TimeoutException("The dead letters could not be read to their end");
        }
        return records;
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.DEAD_LETTERS, number);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
