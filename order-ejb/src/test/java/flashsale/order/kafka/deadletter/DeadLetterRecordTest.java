package flashsale.order.kafka.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.record.DeduplicationKey;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.Topics;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterRecordTest {

    private final OrderRequest request = Samples.request(Samples.product(1));

    @Test
    void aDeadLetterHasTheKeyOfItsRecord() {
        ReceivedRecord received = received("3");

        assertThat(received.deduplicationKey()).isEqualTo(new DeduplicationKey.Request(request.traceId(), 3));
        assertThat(DeadLetterRecord.deduplicationKey(letter(received, Reason.CONFLICT)))
                .contains(received.deduplicationKey());
    }

    @Test
    void theDeadLetterOfAnInvalidAttemptIsNotThatOfAnAttempt() {
        ReceivedRecord received = received("2147483647");
        ConsumerRecord<byte[], byte[]> letter = letter(received, Reason.INVALID_REQUEST);

        assertThat(DeadLetterRecord.deduplicationKey(letter)).contains(new DeduplicationKey.Position(2, 17));
        assertThat(DeadLetterRecord.read(letter).request()).isEmpty();
        assertThat(DeadLetterRecord.read(letter).attempt()).isEqualTo(1);
    }

    private ReceivedRecord received(String attempt) {
        var delivered =
                new ConsumerRecord<byte[], byte[]>(Topics.ORDER_REQUESTS, 2, 17, null, OrderRequestJson.write(request));
        delivered.headers().add(Topics.ATTEMPT, attempt.getBytes(UTF_8));
        return ReceivedRecord.of(delivered);
    }

    private static ConsumerRecord<byte[], byte[]> letter(ReceivedRecord received, Reason reason) {
        var written = DeadLetterRecord.write(new FailedRecord(received, reason, Instant.EPOCH));
        var letter = new ConsumerRecord<byte[], byte[]>(Topics.DEAD_LETTERS, 0, 0, null, written.value());
        written.headers().forEach(letter.headers()::add);
        return letter;
    }
}
