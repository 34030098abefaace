package flashsale.order.kafka.deadletter;

import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.client.RecreatingProducer;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.RecordDescription;
import flashsale.order.kafka.record.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Publishes failed records to the dead letter topic, with their original key and value and the failure in headers. */
@ApplicationScoped
public class DeadLetterPublisher {

    private static final Logger LOG = System.getLogger(DeadLetterPublisher.class.getName());

    @Inject
    KafkaClients clients;

    private RecreatingProducer producer;

    @PostConstruct
    public void connect() {
        producer = new RecreatingProducer(clients::deadLetterProducer);
    }

    /**
     * Publishes dead letters; returns when all in-sync replicas have acknowledged them. One that is too large is cut, because it would
     * otherwise be too large forever.
     *
     * @throws KafkaException when one is not acknowledged; others may be
     */
    public void publish(List<FailedRecord> failedRecords) {
        List<FailedRecord> tooLarge = send(failedRecords, DeadLetterRecord::write);
        tooLarge.forEach(failedRecord -> LOG.log(
                Level.WARNING,
                "Dead letter cut: its value of "
                        + failedRecord.received().record().serializedValueSize() + " bytes is larger than "
                        + Topics.DEAD_LETTERS + " or this producer accepts. The whole is in the original topic until it"
                        + " expires: " + RecordDescription.of(failedRecord.received())));
        if (!send(tooLarge, DeadLetterRecord::writeCut).isEmpty()) {
            throw fault(new RecordTooLargeException());
        }
    }

    /** Returns the records whose dead letter is too large. */
    private List<FailedRecord> send(
            List<FailedRecord> failedRecords, Function<FailedRecord, ProducerRecord<byte[], byte[]>> format) {
        List<Future<RecordMetadata>> sent = failedRecords.stream()
                .map(format)
                .map(letter -> producer.send(letter, (metadata, failed) -> {}))
                .toList();
        if (!sent.isEmpty()) {
            producer.flush();
        }
        List<FailedRecord> tooLarge = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (!isAcknowledged(sent.get(i))) {
                tooLarge.add(failedRecords.get(i));
            }
        }
        return tooLarge;
    }

    /** Returns false when the record is too large; throws any other fault. */
    private static boolean isAcknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RecordTooLargeException) {
                return false;
            }
            throw fault(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped before a dead letter was acknowledged", stopping);
        }
    }

    /** Replaces the cause of a too large record: the log shows only the innermost cause, and Kafka's text does not name the topic. */
    static KafkaException fault(Throwable failure) {
        return failure instanceof RecordTooLargeException
                ? new KafkaException("A dead letter that was cut is still larger than " + Topics.DEAD_LETTERS
                        + " accepts; raise its max.message.bytes above that of " + Topics.ORDER_REQUESTS)
                : new KafkaException("A dead letter was not acknowledged", failure);
    }

    @PreDestroy
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
