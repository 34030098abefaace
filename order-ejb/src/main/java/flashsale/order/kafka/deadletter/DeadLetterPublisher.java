package flashsale.order.kafka.deadletter;

import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.client.RecreatingProducer;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Publishes failed records to the dead letter topic, with their original key and value and the failure in headers. */
@ApplicationScoped
public class DeadLetterPublisher {

    @Inject
    KafkaClients clients;

    private RecreatingProducer producer;

    @PostConstruct
    public void connect() {
        producer = new RecreatingProducer(clients::deadLetterProducer);
    }

    /**
     * Publishes dead letters; returns when all in-sync replicas have acknowledged them.
     *
     * @throws KafkaException when one is not acknowledged; others may be
     */
    public void publish(List<FailedRecord> failedRecords) {
        List<Future<RecordMetadata>> sent = failedRecords.stream()
                .map(DeadLetterRecord::write)
                .map(letter -> producer.send(letter, (metadata, failed) -> {}))
                .toList();
        if (!sent.isEmpty()) {
            producer.flush();
        }
        sent.forEach(DeadLetterPublisher::await);
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException failed) {
            throw fault(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped before a dead letter was acknowledged", stopping);
        }
    }

    /** Replaces the cause of a too large record: the log shows only the innermost cause, and Kafka's text does not name the topic. */
    static KafkaException fault(Throwable failure) {
        return failure instanceof RecordTooLargeException
                ? new KafkaException("A dead letter is larger than " + Topics.DEAD_LETTERS
                        + " accepts; raise its max.message.bytes above that of " + Topics.ORDER_REQUESTS)
                : new KafkaException("A dead letter was not acknowledged", failure);
    }

    @PreDestroy
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
