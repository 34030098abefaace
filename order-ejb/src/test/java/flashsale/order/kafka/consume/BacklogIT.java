package flashsale.order.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.configuration.InstanceId;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.RealTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogIT {

    @Test
    void aBacklogExistsUntilTheLastRecordIsPolled() {
        long product = Samples.product(1).id();
        RecordMetadata first = RealTopics.sendOrder(product, new byte[0]);
        RealTopics.sendOrder(product, new byte[0]);
        RealTopics.sendOrder(product, new byte[0]);
        try (Consumer<byte[], byte[]> consumer = consumerWithBatchSize(2)) {
            TopicPartition partition = new TopicPartition(first.topic(), first.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, first.offset());

            ConsumerRecords<byte[], byte[]> two = consumer.poll(Duration.ofSeconds(10));
            assertThat(two.count()).isEqualTo(2);
            assertThat(Backlog.existsAfter(two, consumer)).isTrue();

            ConsumerRecords<byte[], byte[]> last = consumer.poll(Duration.ofSeconds(10));
            assertThat(last.count()).isEqualTo(1);
            assertThat(Backlog.existsAfter(last, consumer)).isFalse();
        }
    }

    private static Consumer<byte[], byte[]> consumerWithBatchSize(int size) {
        KafkaClients clients = new KafkaClients();
        Injection.set(
                clients,
                "settings",
                RealServices.settings(Map.of("flashsale.consumer.batch-size", Integer.toString(size))));
        Injection.set(clients, "instanceId", new InstanceId());
        return clients.requestConsumer(0);
    }
}
