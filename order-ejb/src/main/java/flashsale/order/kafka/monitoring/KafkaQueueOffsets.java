package flashsale.order.kafka.monitoring;

import static java.util.stream.Collectors.toMap;

import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.QueueOffsets;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.client.KafkaAdmin;
import flashsale.order.kafka.record.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;

/** The offsets of the order topic and of its consumer group, as the brokers have them. */
@ApplicationScoped
public class KafkaQueueOffsets implements QueueOffsets {

    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(2);

    @Inject
    KafkaAdmin kafkaAdmin;

    @Inject
    Settings settings;

    @FunctionalInterface
    private interface Reading {
        Map<Integer, Long> by(OffsetQuery query) throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** The high watermark: an open transaction of another program would hide acknowledged records from a committed read. */
    @Override
    public Map<Integer, Long> ends() {
        return read(query -> query
                .await(query.offsets(query.partitions(), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED))
                .entrySet()
                .stream()
                .collect(toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset())));
    }

    @Override
    public Map<Integer, Long> decided() {
        return read(query -> query.await(query.committedOffsets()).entrySet().stream()
                .filter(committed -> committed.getKey().topic().equals(Topics.ORDER_REQUESTS))
                .filter(committed -> committed.getValue() != null)
                .collect(toMap(
                        committed -> committed.getKey().partition(),
                        committed -> committed.getValue().offset())));
    }

    private Map<Integer, Long> read(Reading reading) {
        try {
            return reading.by(new OffsetQuery(
                    kafkaAdmin.admin(), settings.groupId(), System.nanoTime() + QUERY_TIMEOUT.toNanos()));
        } catch (ExecutionException | TimeoutException unavailable) {
            throw new DependencyTimeoutException("Kafka did not answer a query for offsets", unavailable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DependencyTimeoutException("Interrupted during a query for offsets", stopping);
        }
    }
}
