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
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterRecordTest {

    private static final long TIMESTAMP = 1_795_000_000_000L;

    private final OrderRequest request = Samples.request(Samples.product(1));

    @Test
    void aDeadLetterNamesItsRecordAndItsAttempt() {
        ConsumerRecord<byte[], byte[]> letter = letter(received("3"), Reason.CONFLICT);

        assertThat(DeadLetterRecord.origin(letter)).contains(new Origin(2, 17, TIMESTAMP));
        assertThat(DeadLetterRecord.attempt(letter)).contains(new DeduplicationKey(request.traceId(), 3));
    }

    @Test
    void theDeadLetterOfAnInvalidAttemptIsNotThatOfAnAttempt() {
        ConsumerRecord<byte[], byte[]> letter = letter(received("2147483647"), Reason.INVALID_REQUEST);

        assertThat(DeadLetterRecord.attempt(letter)).isEmpty();
        assertThat(DeadLetterRecord.origin(letter)).contains(new Origin(2, 17, TIMESTAMP));
        assertThat(DeadLetterRecord.read(letter).request()).isEmpty();
        assertThat(DeadLetterRecord.read(letter).attempt()).isEqualTo(1);
    }

    @Test
    void aDeadLetterOfAnotherTopicIsNeither() {
        ConsumerRecord<byte[], byte[]> letter = letter(received("1"), Reason.CONFLICT);
        letter.headers().remove(Topics.ORIGINAL_TOPIC).add(Topics.ORIGINAL_TOPIC, "another-topic".getBytes(UTF_8));

        assertThat(DeadLetterRecord.origin(letter)).isEmpty();
        assertThat(DeadLetterRecord.attempt(letter)).isEmpty();
    }

    private ReceivedRecord received(String attempt) {
        var delivered = new ConsumerRecord<byte[], byte[]>(
                Topics.ORDER_REQUESTS,
                2,
                17,
                TIMESTAMP,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                null,
                OrderRequestJson.write(request),
                new RecordHeaders(),
                Optional.empty());
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
