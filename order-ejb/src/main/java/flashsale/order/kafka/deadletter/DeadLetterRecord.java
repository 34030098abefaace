package flashsale.order.kafka.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.domain.Decision;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.kafka.record.AttemptHeader;
import flashsale.order.kafka.record.DeduplicationKey;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.Topics;
import flashsale.order.kafka.record.TraceHeaders;
import flashsale.order.kafka.record.Utf8;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The record of a dead letter: the original key and value; the failure, the origin and the trace are headers. */
final class DeadLetterRecord {

    /** Tools expect the class of an exception. Ours is the class of rejections, which are values. */
    private static final String REJECTION = Decision.Rejected.class.getName();

    /** The largest value and key of a dead letter that was cut. Together they are smaller than any limit of a topic should be. */
    static final int MAX_CUT_VALUE_BYTES = 256 << 10;

    private static final int MAX_CUT_KEY_BYTES = 1 << 10;

    /** As the largest body of an order by HTTP. */
    private static final int MAX_PREVIEW_BYTES = 16 << 10;

    /** Other systems may put a stack trace there. */
    private static final int MAX_MESSAGE_BYTES = 1_000;

    private DeadLetterRecord() {}

    static ProducerRecord<byte[], byte[]> write(FailedRecord failedRecord) {
        var original = failedRecord.received().record();
        Headers headers = new RecordHeaders();
        original.headers().forEach(headers::add);
        return letter(failedRecord, headers, original.key(), original.value());
    }

    /**
     * The dead letter of a record that cannot be kept whole: the beginning of its value, with the size and the place of the whole; headers of
     * the original are left out.
     */
    static ProducerRecord<byte[], byte[]> writeCut(FailedRecord failedRecord) {
        var original = failedRecord.received().record();
        Headers headers = new RecordHeaders()
                .add(Topics.VALUE_SIZE, text(Integer.toString(Math.max(original.serializedValueSize(), 0))));
        return letter(
                failedRecord,
                headers,
                beginning(original.key(), MAX_CUT_KEY_BYTES),
                beginning(original.value(), MAX_CUT_VALUE_BYTES));
    }

    private static byte[] beginning(byte[] bytes, int limit) {
        return bytes == null || bytes.length <= limit ? bytes : Arrays.copyOf(bytes, limit);
    }

    private static ProducerRecord<byte[], byte[]> letter(
            FailedRecord failedRecord, Headers headers, byte[] key, byte[] value) {
        var original = failedRecord.received().record();
        headers.remove(Topics.ATTEMPT)
                .add(Topics.ORIGINAL_TOPIC, text(original.topic()))
                .add(Topics.ORIGINAL_PARTITION, number(original.partition()))
                .add(Topics.ORIGINAL_OFFSET, number(original.offset()))
                .add(Topics.ORIGINAL_TIMESTAMP, number(original.timestamp()))
                .add(Topics.EXCEPTION_CLASS, text(REJECTION))
                .add(Topics.EXCEPTION_MESSAGE, text(failedRecord.reason().text()))
                .add(Topics.REASON, text(failedRecord.reason().name()))
                .add(
                        Topics.ATTEMPT,
                        text(Integer.toString(failedRecord.received().attempt())))
                .add(Topics.FAILED_AT, text(failedRecord.failedAt().toString()));
        TraceHeaders.write(failedRecord.received().trace(), headers);
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, key, value, headers);
    }

    /** Parses a dead letter, also one of another system as far as its headers have our format. */
    static DeadLetter read(ConsumerRecord<byte[], byte[]> letter) {
        return read(letter, Integer.MAX_VALUE);
    }

    /** Parses a dead letter with the beginning of its value. */
    static DeadLetter preview(ConsumerRecord<byte[], byte[]> letter) {
        return read(letter, MAX_PREVIEW_BYTES);
    }

    private static DeadLetter read(ConsumerRecord<byte[], byte[]> letter, int maxBytes) {
        byte[] value = letter.value() == null ? new byte[0] : letter.value();
        byte[] raw = Utf8.beginning(value, maxBytes);
        Headers headers = letter.headers();
        int attempt = AttemptHeader.parseOrFirst(headers.lastHeader(Topics.ATTEMPT));
        return new DeadLetter(
                request(letter, attempt).map(request -> request.withTrace(TraceHeaders.read(headers))),
                reason(letter),
                value(headers, Topics.EXCEPTION_MESSAGE)
                        .map(message -> new String(Utf8.beginning(message, MAX_MESSAGE_BYTES), UTF_8))
                        .orElse(""),
                attempt,
                failedAt(letter),
                new Position(letter.partition(), letter.offset()),
                raw,
                raw.length < value.length || headers.lastHeader(Topics.VALUE_SIZE) != null);
    }

    /** Returns the time of the failure alone, without parsing the rest. */
    static Instant failedAt(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter.headers(), Topics.FAILED_AT, Instant::parse)
                .orElse(Instant.ofEpochMilli(letter.timestamp()));
    }

    /** Returns the reason alone, without parsing the rest. */
    static Reason reason(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter.headers(), Topics.REASON, Reason::valueOf).orElse(Reason.INVALID_REQUEST);
    }

    /** Returns the record that failed; empty when it is not of the order topic. */
    static Optional<Origin> origin(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = letter.headers();
        if (!isOfOrderTopic(headers)) {
            return Optional.empty();
        }
        Optional<ByteBuffer> timestamp = number(headers, Topics.ORIGINAL_TIMESTAMP, Long.BYTES);
        return number(headers, Topics.ORIGINAL_PARTITION, Integer.BYTES)
                .flatMap(partition -> number(headers, Topics.ORIGINAL_OFFSET, Long.BYTES)
                        .flatMap(offset -> timestamp.map(
                                time -> new Origin(partition.getInt(), offset.getLong(), time.getLong()))));
    }

    /** Returns the attempt that failed; empty when the record was no request, or not of the order topic. */
    static Optional<DeduplicationKey> attempt(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = letter.headers();
        int attempt = AttemptHeader.parseOrFirst(headers.lastHeader(Topics.ATTEMPT));
        return isOfOrderTopic(headers) ? request(letter, attempt).map(DeduplicationKey::of) : Optional.empty();
    }

    private static boolean isOfOrderTopic(Headers headers) {
        return header(headers, Topics.ORIGINAL_TOPIC, text -> text).equals(Optional.of(Topics.ORDER_REQUESTS));
    }

    /** Returns no request for a record that was refused, even if only its headers were wrong: it was no attempt of the request. */
    private static Optional<OrderRequest> request(ConsumerRecord<byte[], byte[]> letter, int attempt) {
        return reason(letter) == Reason.INVALID_REQUEST
                ? Optional.empty()
                : OrderRequestJson.read(letter.value(), attempt);
    }

    private static Optional<ByteBuffer> number(Headers headers, String name, int bytes) {
        return value(headers, name).filter(value -> value.length == bytes).map(ByteBuffer::wrap);
    }

    private static <T> Optional<T> header(Headers headers, String name, Function<String, T> parser) {
        try {
            return value(headers, name).map(value -> parser.apply(new String(value, UTF_8)));
        } catch (IllegalArgumentException | DateTimeException anotherFormat) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> value(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value);
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
