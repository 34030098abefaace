package flashsale.order.kafka.record;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceContext;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A record of the order topic, with its parsed headers and value.
 *
 * @param attempt from 1; 1 when the header is invalid
 * @param trace from the headers; a new one when they contain none
 * @param request empty when the value is not a valid request or the attempt is invalid
 */
public record ReceivedRecord(
        ConsumerRecord<byte[], byte[]> record, int attempt, TraceContext trace, Optional<OrderRequest> request) {

    public static ReceivedRecord of(ConsumerRecord<byte[], byte[]> record) {
        OptionalInt attempt = AttemptHeader.parse(record.headers().lastHeader(Topics.ATTEMPT));
        TraceContext trace = TraceHeaders.read(record.headers());
        Optional<OrderRequest> request = attempt.isPresent()
                ? OrderRequestJson.read(record.value(), attempt.getAsInt()).map(valid -> valid.withTrace(trace))
                : Optional.empty();
        return new ReceivedRecord(record, attempt.orElse(1), trace, request);
    }

    public TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }
}
