package flashsale.order.faults.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics with a consumer that belongs to no group. */
public final class TopicReader {

    public static final String DEAD_LETTERS = "order-request-dlq-v1";

    private TopicReader() {}

    /** Returns all dead letters. */
    public static List<ConsumerRecord<byte[], byte[]>> deadLetters(String brokers) {
        return readFrom(
                brokers,
                OrderTopic.partitions().stream()
                        .map(partition -> new TopicPartition(DEAD_LETTERS, partition.partition()))
                        .toList(),
                Map.of());
    }

    /** Returns all records of these partitions from the given offsets, or from the beginning where none is given. */
    public static List<ConsumerRecord<byte[], byte[]>> readFrom(
            String brokers, List<TopicPartition> partitions, Map<TopicPartition, Long> offsets) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Map<String, Object> config =
                Map.of("bootstrap.servers", brokers, "fetch.max.wait.ms", 10, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, offsets.getOrDefault(partition, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** Returns the order request in a record; empty if the record is not a request. */
    public static Optional<JsonObject> request(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try (var reader = Json.createReader(new ByteArrayInputStream(record.value()))) {
            JsonObject json = reader.readObject();
            return json.containsKey("traceId") && json.containsKey("memberId") ? Optional.of(json) : Optional.empty();
        } catch (JsonException garbage) {
            return Optional.empty();
        }
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
