package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceContext;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * A record of the order topic, with its parsed headers and value.
 *
 * @param attempt from 1
 * @param trace from the headers; a new one when they contain none
 * @param request empty when the value is not a valid request
 */
public record ReceivedRecord(
        ConsumerRecord<byte[], byte[]> record, int attempt, TraceContext trace, Optional<OrderRequest> request) {

    public static ReceivedRecord of(ConsumerRecord<byte[], byte[]> record) {
        int attempt = attempt(record.headers().lastHeader(Topics.ATTEMPT));
        TraceContext trace = TraceHeaders.read(record.headers());
        return new ReceivedRecord(
                record,
                attempt,
                trace,
                OrderRequestJson.read(record.value(), attempt).map(request -> request.withTrace(trace)));
    }

    /** Returns the attempt in this header; 1 when it is absent or not a number. */
    public static int attempt(Header header) {
        try {
            return header == null ? 1 : Math.max(1, Integer.parseInt(new String(header.value(), UTF_8)));
        } catch (NumberFormatException | NullPointerException unreadable) {
            return 1;
        }
    }

    public TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    public DeduplicationKey deduplicationKey() {
        return request.<DeduplicationKey>map(valid -> new DeduplicationKey.Request(valid.traceId(), attempt))
                .orElseGet(() -> new DeduplicationKey.Position(record.partition(), record.offset()));
    }
}
