package flashsale.order.kafka;

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

/** Keeps every failed record, with key and value as they came and what is known of the failure in headers. */
@ApplicationScoped
class DeadLetterQueue {

    @Inject
    KafkaClients clients;

    private LastingProducer producer;

    @PostConstruct
    void connect() {
        producer = new LastingProducer(clients::deadLetterProducer);
    }

    /**
     * Returns when all are on all in-sync replicas.
     *
     * @throws KafkaException when any is not; others may be
     */
    void publish(List<Failure> failures) {
        List<Future<RecordMetadata>> sent = failures.stream()
                .map(DeadLetterRecord::write)
                .map(letter -> producer.send(letter, (metadata, failed) -> {}))
                .toList();
        if (!sent.isEmpty()) {
            producer.flush();
        }
        sent.forEach(DeadLetterQueue::await);
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException refused) {
            throw new KafkaException("A dead letter was not acknowledged", refused.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped before a dead letter was acknowledged", stopping);
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
