package flashsale.order.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.domain.OrderRequest;
import flashsale.order.fixture.RealServices;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes and reads the topics past the adapters. */
public final class RealTopics {

    private static final String BROKERS = "bootstrap.servers";
    private static final Producer<byte[], byte[]> PRODUCER = producer(Map.of());

    private RealTopics() {}

    public static Producer<byte[], byte[]> producer(Map<String, Object> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.put(BROKERS, RealServices.get().kafka());
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends a request as the system publishes it. */
    public static RecordMetadata order(OrderRequest request) {
        return order(request.lowestProductId(), OrderRequestJson.write(request), attempt(request.attempt()));
    }

    /** Sends any bytes into the queue of a product. */
    public static RecordMetadata order(long productId, byte[] value, Header... headers) {
        return send(Topics.ORDER_REQUESTS, key(productId), value, headers);
    }

    public static RecordMetadata send(String topic, byte[] key, byte[] value, Header... headers) {
        return now(PRODUCER.send(new ProducerRecord<>(topic, null, key, value, List.of(headers))));
    }

    public static byte[] key(long productId) {
        return Long.toString(productId).getBytes(UTF_8);
    }

    public static Header attempt(int attempt) {
        return header(Topics.ATTEMPT, Integer.toString(attempt));
    }

    public static Header header(String name, String value) {
        return new RecordHeader(name, value == null ? null : value.getBytes(UTF_8));
    }

    /** The dead letters of a product, those without a key left out. */
    public static List<ConsumerRecord<byte[], byte[]>> deadLetters(long productId) {
        String key = Long.toString(productId);
        return read(Topics.DEAD_LETTERS, letter -> letter.key() != null && new String(letter.key(), UTF_8).equals(key));
    }

    /** All that a topic holds and that is not part of an aborted transaction, by partition and offset. */
    public static List<ConsumerRecord<byte[], byte[]>> read(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(BROKERS, RealServices.get().kafka(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            for (var info : consumer.partitionsFor(topic)) {
                TopicPartition partition = new TopicPartition(topic, info.partition());
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofSeconds(1)).records(partition).stream()
                            .filter(wanted)
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    static <T> T now(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
