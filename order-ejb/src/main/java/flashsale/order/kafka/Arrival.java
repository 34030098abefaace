package flashsale.order.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.domain.OrderRequest;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * A record of the order topic and what was read from it.
 *
 * @param request empty when the record is no request
 */
record Arrival(ConsumerRecord<byte[], byte[]> record, int attempt, Optional<OrderRequest> request) {

    static Arrival of(ConsumerRecord<byte[], byte[]> record) {
        int attempt = attempt(record.headers().lastHeader(Topics.ATTEMPT));
        return new Arrival(record, attempt, OrderRequestJson.read(record.value(), attempt));
    }

    /** 1 where no number can be read. */
    static int attempt(Header header) {
        try {
            return header == null ? 1 : Math.max(1, Integer.parseInt(new String(header.value(), UTF_8)));
        } catch (NumberFormatException | NullPointerException unreadable) {
            return 1;
        }
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    Identity identity() {
        return request.<Identity>map(known -> new Identity.Request(known.traceId(), attempt))
                .orElseGet(() -> new Identity.Place(record.partition(), record.offset()));
    }
}
