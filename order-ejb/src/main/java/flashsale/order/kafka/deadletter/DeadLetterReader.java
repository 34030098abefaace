package flashsale.order.kafka.deadletter;

import flashsale.order.application.port.DeadLetters;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.domain.Reason;
import flashsale.order.kafka.client.BrokerFault;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the dead letter topic page by page, with at most one page in memory. A page may be short or empty although more follow, when many
 * dead letters have other reasons.
 */
@ApplicationScoped
public class DeadLetterReader implements DeadLetters {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(5);

    /** The limit of records read for one page; it bounds the time of a page even if its reason is rare. */
    private static final int MAX_SCANNED = 20_000;

    int maxScanned = MAX_SCANNED;

    @Inject
    KafkaClients clients;

    @Override
    public Page list(Optional<Reason> reason, int limit, Optional<String> after) {
        PageCursor cursor = after.map(PageCursor::parse).orElse(PageCursor.BEGINNING);
        try {
            return list(reason, limit, cursor);
        } catch (RetriableException unavailable) {
            throw new DependencyTimeoutException(
                    "The dead letters could not be read: " + BrokerFault.of(unavailable), unavailable);
        }
    }

    private Page list(Optional<Reason> reason, int limit, PageCursor cursor) {
        try (Consumer<byte[], byte[]> consumer = clients.deadLetterReader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<DeadLetter> found = new ArrayList<>();
            long scansLeft = maxScanned;
            for (int partition = cursor.partition(); partition < partitions.size(); partition++) {
                TopicPartition current = new TopicPartition(Topics.DEAD_LETTERS, partition);
                long from = Math.max(begins.get(current), partition == cursor.partition() ? cursor.offset() : 0);
                long end = Math.max(from, ends.get(current));
                long next = scan(consumer, current, from, from + Math.min(end - from, scansLeft), reason, limit, found);
                scansLeft -= next - from;
                if (found.size() == limit || next < end) {
                    return new Page(found, Optional.of(new PageCursor(partition, next).toString()));
                }
            }
            return new Page(found, Optional.empty());
        }
    }

    /** Adds the dead letters of this reason, up to the limit. Returns the offset after the last scanned record. */
    private static long scan(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long from,
            long end,
            Optional<Reason> reason,
            int limit,
            List<DeadLetter> found) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> records =
                    consumer.poll(POLL_TIMEOUT).records(partition);
            if (records.isEmpty() && consumer.position(partition) < end) {
                throw new TimeoutException("The dead letters could not be read to their end");
            }
            for (ConsumerRecord<byte[], byte[]> letter : records) {
                if (letter.offset() >= end) {
                    return end;
                }
                if (reason.isEmpty() || reason.get() == DeadLetterRecord.reason(letter)) {
                    found.add(DeadLetterRecord.read(letter));
                }
                if (found.size() == limit) {
                    return letter.offset() + 1;
                }
            }
        }
        return end;
    }
}
