package flashsale.order.kafka.deadletter;

import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.record.DeduplicationKey;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * Finds dead letters that were published before. Only the topic itself proves a publication: neither the database nor the committed
 * offsets record it.
 */
@ApplicationScoped
public class PublishedDeadLetterLookup {

    /** The largest difference between two clocks. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** How far a publisher's timestamp may be ahead of the broker's clock: the default of message.timestamp.after.max.ms. */
    private static final Duration MAX_TIMESTAMP_AHEAD = Duration.ofHours(1);

    @Inject
    KafkaClients clients;

    /** Returns a time before which neither this record nor any later one of its partition can have become a dead letter. */
    public static Instant earliestPublication(ConsumerRecord<?, ?> record) {
        Instant timestamp = Instant.ofEpochMilli(record.timestamp()).minus(CLOCK_SKEW);
        return record.timestampType() == TimestampType.LOG_APPEND_TIME
                ? timestamp
                : timestamp.minus(MAX_TIMESTAMP_AHEAD);
    }

    /** Adds the dead letters that were published since this time to the windows, which are by partition of the order topic. */
    public void read(Map<TopicPartition, OriginWindow> windows, Instant since) {
        try (Consumer<byte[], byte[]> consumer = clients.deadLetterReader()) {
            TopicReader reader = TopicReader.since(consumer, Topics.DEAD_LETTERS, since);
            reader.forEach(letter -> DeadLetterRecord.origin(letter)
                    .filter(origin -> windows.containsKey(origin.partition()))
                    .ifPresent(origin -> windows.get(origin.partition()).add(origin.offset(), origin.timestamp())));
        }
    }

    /**
     * Returns those of these attempts that have a dead letter.
     *
     * @param decidedAt the time of the first decision on them
     */
    public Set<DeduplicationKey> findPublished(Set<DeduplicationKey> attempts, Instant decidedAt) {
        Set<DeduplicationKey> found = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = clients.deadLetterReader()) {
            TopicReader reader = TopicReader.since(consumer, Topics.DEAD_LETTERS, decidedAt.minus(CLOCK_SKEW));
            reader.forEach(letter ->
                    DeadLetterRecord.attempt(letter).filter(attempts::contains).ifPresent(found::add));
        }
        return found;
    }
}
