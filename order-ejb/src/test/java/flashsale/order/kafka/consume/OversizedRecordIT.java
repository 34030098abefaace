package flashsale.order.kafka.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Samples;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.Topics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record that is small while it is compressed, so that brokers accept it, and larger than any dead letter can be. */
class OversizedRecordIT {

    private static final int SIZE = 34_000_000;

    private final RealDatabase database = RealDatabase.get();
    private final Product product = database.onSale(Samples.product(10));
    private final RealConsumerLoop loop = new RealConsumerLoop(database, 1_000);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void itsDeadLetterIsCutAndTheRecordsBehindItAreDecided() throws Exception {
        byte[] value = new byte[SIZE];
        Arrays.fill(value, (byte) 'x');
        RecordMetadata oversized = sendCompressed(value);
        OrderRequest order = Samples.request(product);
        RecordMetadata behind = RealTopics.sendOrder(order);

        loop.start();
        loop.awaitCommitted(oversized);
        loop.awaitCommitted(behind);

        assertThat(database.orders()
                        .find(order.traceId())
                        .orElseThrow()
                        .status()
                        .state())
                .isEqualTo(State.COMPLETED);
        assertThat(RealTopics.deadLetters(product.id())).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isNotEmpty().hasSizeLessThan(1 << 20).containsOnly('x');
            assertThat(text(letter, "order-value-size")).isEqualTo(Integer.toString(SIZE));
            assertThat(text(letter, "order-reason")).isEqualTo("INVALID_REQUEST");
            assertThat(letter.headers().lastHeader("kafka_dlt-original-offset").value())
                    .isEqualTo(
                            ByteBuffer.allocate(8).putLong(oversized.offset()).array());
        });
    }

    private RecordMetadata sendCompressed(byte[] value) throws Exception {
        Map<String, Object> config =
                Map.of("compression.type", "gzip", "max.request.size", 2 * SIZE, "buffer.memory", 2L * SIZE);
        try (Producer<byte[], byte[]> producer = RealTopics.producer(config)) {
            return producer.send(new ProducerRecord<>(Topics.ORDER_REQUESTS, RealTopics.key(product.id()), value))
                    .get();
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
