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
 * What the dead letter topic tells of records that may have been published before a crash: it is the one witness, since neither
 * database nor offsets know whether the publication came about.
 */
@ApplicationScoped
public class PublishedDeadLetterLookup {

    /** How far the clocks of the instances may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    @Inject
    KafkaClients clients;

    /** Which of these records have a dead letter that was published after that time. */
    public Set<DeduplicationKey> published(Set<DeduplicationKey> suspects, Instant since) {
        Set<DeduplicationKey> found = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = clients.deadLetterReader()) {
            TopicReader reader = TopicReader.since(consumer, Topics.DEAD_LETTERS, since.minus(CLOCK_SKEW));
            reader.forEach(letter ->
                    DeadLetterRecord.identity(letter).filter(suspects::contains).ifPresent(found::add));
        }
        return found;
    }
}
