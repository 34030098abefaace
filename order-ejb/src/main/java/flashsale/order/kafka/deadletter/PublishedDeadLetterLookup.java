package flashsale.order.kafka.deadletter;

import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.record.DeduplicationKey;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Finds dead letters that were published before a crash. Only the topic itself proves a publication: neither the database nor
 * the committed offsets record it.
 */
@ApplicationScoped
public class PublishedDeadLetterLookup {

    /** The largest difference between the clocks of two instances. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    @Inject
    KafkaClients clients;

    /** Returns the keys that have a dead letter published after this time. */
    public Set<DeduplicationKey> findPublished(Set<DeduplicationKey> keys, Instant since) {
        Set<DeduplicationKey> found = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = clients.deadLetterReader()) {
            TopicReader reader = TopicReader.since(consumer, Topics.DEAD_LETTERS, since.minus(CLOCK_SKEW));
            reader.forEach(letter -> DeadLetterRecord.deduplicationKey(letter)
                    .filter(keys::contains)
                    .ifPresent(found::add));
        }
        return found;
    }
}
