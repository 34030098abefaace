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

    private final List<MockProducer<byte[], byte[]>> made = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5;
    private final RecreatingProducer lasting = new RecreatingProducer(this::make, () -> now);

    private Producer<byte[], byte[]> make() {
        made.add(new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()));
        return made.get(made.size() - 1);
    }

    @Test
    void oneThatOnlyFailsForAWhileIsMadeAnew() {
        succeed();
        fail();
        pass(RecreatingProducer.TOO_LONG);
        fail();
        assertThat(made).hasSize(1);

        pass(Duration.ofNanos(1));
        fail();
        succeed();

        assertThat(made).hasSize(2);
        assertThat(made.get(0).closed()).isTrue();
        assertThat(made.get(1).closed()).isFalse();
    }

    @Test
    void oneThatFailsNowAndThenStays() {
        succeed();
        fail();
        pass(RecreatingProducer.TOO_LONG);
        succeed();
        pass(RecreatingProducer.TOO_LONG);
        fail();
        succeed();

        assertThat(made).hasSize(1);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void succeed() {
        send();
        assertThat(made.get(made.size() - 1).completeNext()).isTrue();
    }

    private void fail() {
        send();
        assertThat(made.get(made.size() - 1).errorNext(new TimeoutException("no answer")))
                .isTrue();
    }

    private void send() {
        lasting.send(new ProducerRecord<>("topic", new byte[0]), (metadata, failed) -> {});
    }
}
