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
 * Reads the dead letter topic a page at a time; no more than a page is in memory. One for which many letters of other reasons are passed
 * over may be short, or empty, with more to follow.
 */
@ApplicationScoped
public class DeadLetterReader implements DeadLetters {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The records read for one page, which bounds its time however rare a reason is. */
    private static final int MOST_LOOKED_AT = 20_000;

    int mostLookedAt = MOST_LOOKED_AT;

    @Inject
    KafkaClients clients;

    @Override
    public Page list(Optional<Reason> reason, int limit, Optional<String> after) {
        PageCursor cursor = after.map(PageCursor::parse).orElse(PageCursor.BEGINNING);
        try {
            return list(reason, limit, cursor);
        } catch (RetriableException away) {
            throw new DependencyTimeoutException("The dead letters could not be read: " + BrokerFault.of(away), away);
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
            long mayLookAt = mostLookedAt;
            for (int partition = cursor.partition(); partition < partitions.size(); partition++) {
                TopicPartition current = new TopicPartition(Topics.DEAD_LETTERS, partition);
                long from = Math.max(begins.get(current), partition == cursor.partition() ? cursor.offset() : 0);
                long end = Math.max(from, ends.get(current));
                long next = read(consumer, current, from, from + Math.min(end - from, mayLookAt), reason, limit, found);
                mayLookAt -= next - from;
                if (found.size() == limit || next < end) {
                    return new Page(found, Optional.of(new PageCursor(partition, next).toString()));
                }
            }
            return new Page(found, Optional.empty());
        }
    }

    /** Adds what fits the reason, up to the limit, and gives the offset behind the last record that was looked at. */
    private static long read(
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
                    consumer.poll(PATIENCE).records(partition);
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
