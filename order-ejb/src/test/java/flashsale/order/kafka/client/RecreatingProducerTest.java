package flashsale.order.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecreatingProducerTest {

    private final List<MockProducer<byte[], byte[]>> created = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5;
    private final RecreatingProducer producer = new RecreatingProducer(this::create, () -> now);

    private Producer<byte[], byte[]> create() {
        created.add(new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()));
        return created.get(created.size() - 1);
    }

    @Test
    void aProducerThatOnlyFailsForAWhileIsRecreated() {
        succeed();
        fail();
        advance(RecreatingProducer.MAX_FAILING_TIME);
        fail();
        assertThat(created).hasSize(1);

        advance(Duration.ofNanos(1));
        fail();
        succeed();

        assertThat(created).hasSize(2);
        assertThat(created.get(0).closed()).isTrue();
        assertThat(created.get(1).closed()).isFalse();
    }

    @Test
    void aProducerThatFailsOccasionallyIsKept() {
        succeed();
        fail();
        advance(RecreatingProducer.MAX_FAILING_TIME);
        succeed();
        advance(RecreatingProducer.MAX_FAILING_TIME);
        fail();
        succeed();

        assertThat(created).hasSize(1);
    }

    private void advance(Duration time) {
        now += time.toNanos();
    }

    private void succeed() {
        send();
        assertThat(created.get(created.size() - 1).completeNext()).isTrue();
    }

    private void fail() {
        send();
        assertThat(created.get(created.size() - 1).errorNext(new TimeoutException("no answer")))
                .isTrue();
    }

    private void send() {
        producer.send(new ProducerRecord<>("topic", new byte[0]), (metadata, failed) -> {});
    }
}
