package flashsale.order.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.fixture.RealServices;
import flashsale.order.kafka.fixture.RealTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BoundedConsumerIT {

    private static final int MAX_POLL_BYTES = 1 << 20;
    private static final int RECORD_BYTES = 300_000;

    private final TopicPartition partition = new TopicPartition("bounded-" + UUID.randomUUID(), 0);

    /** Compressed, all records are smaller than one fetch, even than one batch. */
    @Test
    void aPollOfRecordsThatCompressWellIsBoundedAndNoneIsSkippedOrRepeated() throws Exception {
        publish(20, RECORD_BYTES);

        List<ConsumerRecords<byte[], byte[]>> polls = pollAll(20);

        assertThat(polls)
                .allSatisfy(poll -> assertThat(bytes(poll)).isLessThan(MAX_POLL_BYTES + RECORD_BYTES))
                .anySatisfy(poll -> assertThat(bytes(poll)).isGreaterThanOrEqualTo(MAX_POLL_BYTES));
        assertThat(polls.stream().flatMap(poll -> poll.records(partition).stream()))
                .extracting(ConsumerRecord::offset)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aRecordThatIsLargerThanAPollIsReturnedAlone() throws Exception {
        publish(2, 3 * MAX_POLL_BYTES);

        assertThat(pollAll(2))
                .hasSize(2)
                .allSatisfy(poll -> assertThat(poll.count()).isEqualTo(1));
    }

    private void publish(int records, int size) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RealServices.get().kafka()))) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = RealTopics.producer(
                Map.of("compression.type", "gzip", "linger.ms", 1_000, "max.request.size", 4 * MAX_POLL_BYTES))) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[size]));
            }
        }
    }

    /** Returns the polls that returned records, and checks after each that the position follows the last record. */
    private List<ConsumerRecords<byte[], byte[]>> pollAll(int records) {
        List<ConsumerRecords<byte[], byte[]>> polls = new ArrayList<>();
        try (BoundedConsumer consumer = BoundedConsumer.create(
                Map.of("bootstrap.servers", RealServices.get().kafka()), MAX_POLL_BYTES)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long read = 0;
            while (read < records) {
                ConsumerRecords<byte[], byte[]> poll = consumer.poll(Duration.ofSeconds(1));
                if (!poll.isEmpty()) {
                    polls.add(poll);
                }
                read += poll.count();
                assertThat(consumer.position(partition)).isEqualTo(read);
            }
        }
        return polls;
    }

    private static long bytes(ConsumerRecords<byte[], byte[]> poll) {
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            bytes += record.serializedValueSize();
        }
        return bytes;
    }
}
