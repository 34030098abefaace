package flashsale.order.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.DeadLetters.DeadLetter;
import flashsale.order.domain.Decision;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.kafka.Arrival.Origin;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** How a failure stands in the dead letter topic: key and value as they came, all else in headers. */
final class DeadLetterRecord {

    /** Tools expect a class here; a rejection is a value of this one. */
    private static final String REJECTION = Decision.Rejected.class.getName();

    private DeadLetterRecord() {}

    static ProducerRecord<byte[], byte[]> write(Failure failure) {
        var original = failure.arrival().record();
        Headers headers = new RecordHeaders();
        original.headers().forEach(headers::add);
        headers.remove(Topics.ATTEMPT)
                .add(Topics.ORIGINAL_TOPIC, text(original.topic()))
                .add(Topics.ORIGINAL_PARTITION, number(original.partition()))
                .add(Topics.ORIGINAL_OFFSET, number(original.offset()))
                .add(Topics.ORIGINAL_TIMESTAMP, number(original.timestamp()))
                .add(Topics.EXCEPTION_CLASS, text(REJECTION))
                .add(Topics.EXCEPTION_MESSAGE, text(failure.reason().text()))
                .add(Topics.REASON, text(failure.reason().name()))
                .add(Topics.ATTEMPT, text(Integer.toString(failure.arrival().attempt())))
                .add(Topics.FAILED_AT, text(failure.failedAt().toString()));
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, original.key(), original.value(), headers);
    }

    static DeadLetter read(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = letter.headers();
        int attempt = header(headers, Topics.ATTEMPT).map(Integer::parseInt).orElse(1);
        return new DeadLetter(
                OrderRequestJson.read(letter.value(), attempt)
                        .map(OrderRequest::traceId)
                        .map(Object::toString),
                header(headers, Topics.REASON).map(Reason::valueOf).orElse(Reason.INVALID_REQUEST),
                header(headers, Topics.EXCEPTION_MESSAGE).orElse(""),
                attempt,
                header(headers, Topics.FAILED_AT).map(Instant::parse).orElse(Instant.ofEpochMilli(letter.timestamp())),
                letter.partition(),
                letter.offset(),
                letter.value() == null ? new byte[0] : letter.value());
    }

    /** Where the record that failed stands in the order topic; empty when another system wrote the letter. */
    static Optional<Origin> origin(ConsumerRecord<byte[], byte[]> letter) {
        Header partition = letter.headers().lastHeader(Topics.ORIGINAL_PARTITION);
        Header offset = letter.headers().lastHeader(Topics.ORIGINAL_OFFSET);
        if (partition == null || offset == null) {
            return Optional.empty();
        }
        return Optional.of(new Origin(
                ByteBuffer.wrap(partition.value()).getInt(),
                ByteBuffer.wrap(offset.value()).getLong()));
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    private static byte[] text(String value) {
        return value.getBytes(UTF_8);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
