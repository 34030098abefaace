package flashsale.order.simulation.probe;

import flashsale.order.simulation.http.LenientJson;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ServiceFault;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters that were published after its construction. */
public final class DeadLetterProbe implements AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Seeks to the current end of the topic. */
    public DeadLetterProbe(String bootstrapServers) throws ServiceFault {
        KafkaConsumer<byte[], byte[]> opened = null;
        try {
            opened = new KafkaConsumer<>(
                    settings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            partitions = partitions(opened.partitionsFor(Contract.DEAD_LETTERS, CALL_TIMEOUT));
            opened.assign(partitions);
            opened.endOffsets(partitions, CALL_TIMEOUT).forEach(opened::seek);
            consumer = opened;
        } catch (KafkaException fault) {
            if (opened != null) {
                opened.close();
            }
            throw new ServiceFault(
                    "Kafka at %s does not describe the topic %s".formatted(bootstrapServers, Contract.DEAD_LETTERS),
                    fault);
        }
    }

    /**
     * Returns the dead letters of these members. Waits for at least {@code atLeast} of them, then reads to the end of the topic to find
     * surplus ones.
     */
    public List<DeadLetter> read(String memberPrefix, int atLeast) throws ServiceFault {
        long deadline =
                System.nanoTime() + Duration.ofSeconds(15 + atLeast / 1_000).toNanos();
        List<DeadLetter> found = new ArrayList<>();
        try {
            while (System.nanoTime() < deadline && (found.size() < atLeast || !atEnd())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                    DeadLetter deadLetter = read(record);
                    if (deadLetter.memberId().startsWith(memberPrefix)) {
                        found.add(deadLetter);
                    }
                }
            }
        } catch (KafkaException fault) {
            throw new ServiceFault("Kafka does not return the records of " + Contract.DEAD_LETTERS, fault);
        }
        return found;
    }

    private boolean atEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, CALL_TIMEOUT);
        return partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
    }

    private static DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
        JsonObject request = LenientJson.object(record.value() == null ? new byte[0] : record.value());
        return new DeadLetter(
                LenientJson.text(request, "traceId"),
                LenientJson.text(request, "memberId"),
                text(record.key()),
                header(record, "order-reason"),
                header(record, "kafka_dlt-original-topic"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<TopicPartition> partitions(List<PartitionInfo> infos) {
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "simulation",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
