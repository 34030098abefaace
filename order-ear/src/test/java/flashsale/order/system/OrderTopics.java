package flashsale.order.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics as other systems use them. */
final class OrderTopics {

    private static final String REQUESTS = "order-request-v1";
    private static final String DEAD_LETTERS = "order-request-dlq-v1";

    private OrderTopics() {}

    static void publish(String key, String... values) {
        publish(Map.of(), key, values);
    }

    static void publish(Map<String, String> headers, String key, String... values) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", RealSystem.services().kafka(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                var record = new ProducerRecord<>(REQUESTS, key, value);
                headers.forEach((name, header) -> record.headers().add(name, header.getBytes(UTF_8)));
                producer.send(record);
            }
        }
    }

    /** All dead letters whose value holds this text. */
    static List<ConsumerRecord<String, String>> deadLettersWith(String text) {
        return recordsWith(text, DEAD_LETTERS);
    }

    /** All order requests whose value holds this text. */
    static List<ConsumerRecord<String, String>> requestsWith(String text) {
        return recordsWith(text, REQUESTS);
    }

    private static List<ConsumerRecord<String, String>> recordsWith(String text, String topic) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", RealSystem.services().kafka());
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.value() != null && record.value().contains(text)) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    static String header(ConsumerRecord<String, String> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    /** A request as the application publishes it. */
    static String request(UUID traceId, String member, long product) {
        return "{\"traceId\":\"" + traceId + "\",\"memberId\":\"" + member + "\","
                + "\"items\":[{\"productId\":" + product + ",\"quantity\":1}],"
                + "\"receiverInfo\":{\"name\":\"Kim\",\"phone\":\"010\",\"address\":\"Seoul\"},"
                + "\"requestedAt\":\"2026-11-22T12:00:00Z\"}";
    }
}
