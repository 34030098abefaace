package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderRequest;
import flashsale.order.fixture.Samples;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedRecordTest {

    private final OrderRequest request = Samples.request(Samples.product(1));
    private final ConsumerRecord<byte[], byte[]> delivered =
            new ConsumerRecord<>(Topics.ORDER_REQUESTS, 2, 17, null, OrderRequestJson.write(request));

    @Test
    void aRecordWithoutTheHeaderIsTheFirstAttempt() {
        assertThat(ReceivedRecord.of(delivered).request().orElseThrow().attempt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 999_999})
    void theAttemptIsReadFromTheHeader(int attempt) {
        ReceivedRecord received = received(Integer.toString(attempt));

        assertThat(received.attempt()).isEqualTo(attempt);
        assertThat(received.request().orElseThrow().attempt()).isEqualTo(attempt);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "0", "-1", "+1", "01", "1.0", " 1", "\u0661", "second", "1000000", "2147483647", "4294967297"
            })
    void aRecordWithAnotherAttemptIsNoRequest(String attempt) {
        ReceivedRecord received = received(attempt);

        assertThat(received.request()).isEmpty();
        assertThat(received.attempt()).isEqualTo(1);
    }

    private ReceivedRecord received(String attempt) {
        delivered.headers().add(Topics.ATTEMPT, attempt == null ? null : attempt.getBytes(UTF_8));
        return ReceivedRecord.of(delivered);
    }
}
