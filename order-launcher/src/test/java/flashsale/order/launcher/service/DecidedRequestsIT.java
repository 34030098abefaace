package flashsale.order.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.system.LocalServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecidedRequestsIT {
    private static final TopicPartition FIRST = new TopicPartition(Topics.ORDER_REQUESTS, 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.ORDER_REQUESTS, 1);

    @TempDir
    private Path directory;

    @Test
    void requestsAreDeletedWhenAllAreDecidedAndNotBefore() throws Exception {
        try (LocalServices services = LocalServices.start(directory);
                KafkaConsumer<String, String> group = group(services.kafka())) {
            publish(services.kafka(), FIRST, 3);
            publish(services.kafka(), SECOND, 2);
            group.commitSync(Map.of(FIRST, new OffsetAndMetadata(3), SECOND, new OffsetAndMetadata(1)));

            assertThat(DecidedRequests.delete(services.kafka(), Duration.ofMillis(1)))
                    .isFalse();
            assertThat(beginnings(group)).containsValues(0L, 0L);

            group.commitSync(Map.of(SECOND, new OffsetAndMetadata(2)));

            assertThat(DecidedRequests.delete(services.kafka(), Duration.ofMinutes(1)))
                    .isTrue();
            assertThat(beginnings(group)).isEqualTo(Map.of(FIRST, 3L, SECOND, 2L));
        }
    }

    private static Map<TopicPartition, Long> beginnings(KafkaConsumer<String, String> consumer) {
        return new HashMap<>(consumer.beginningOffsets(List.of(FIRST, SECOND)));
    }

    private static KafkaConsumer<String, String> group(String brokers) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "order-decider",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static void publish(String brokers, TopicPartition partition, int records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), null, "request"));
            }
        }
    }
}
