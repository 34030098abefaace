package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceContext;
import flashsale.order.fixture.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecordDescriptionTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_REQUESTS, 2);

    private final TraceContext trace = TraceContext.begin();

    @Test
    void aBatchIsDescribedByPartitionOffsetsAndTraces() {
        assertThat(RecordDescription.of(batch(17, 18)))
                .isEqualTo("order-request-v1-2 offsets 17 to 18 (2 records, traces %s %s)"
                        .formatted(trace.traceId(), trace.traceId()));
    }

    @Test
    void theDescriptionOfALargeBatchIsShort() {
        assertThat(RecordDescription.of(batch(0, 999)))
                .contains("offsets 0 to 999 (1000 records")
                .endsWith(" and 995 more)");
    }

    @Test
    void theDescriptionOfARecordHasNoCustomerData() {
        OrderRequest request = Samples.request(Samples.product(1));

        assertThat(RecordDescription.of(ReceivedRecord.of(record(5, OrderRequestJson.write(request)))))
                .isEqualTo(
                        "order-request-v1-2 offset 5 (trace " + trace.traceId() + ", order " + request.traceId() + ")");
        assertThat(RecordDescription.of(ReceivedRecord.of(record(6, "Kim, Seoul".getBytes(UTF_8)))))
                .isEqualTo("order-request-v1-2 offset 6 (trace " + trace.traceId() + ")");
    }

    private ConsumerRecords<byte[], byte[]> batch(long first, long last) {
        List<ConsumerRecord<byte[], byte[]>> records = LongStream.rangeClosed(first, last)
                .mapToObj(offset -> record(offset, new byte[0]))
                .toList();
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of());
    }

    private ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        var record = new ConsumerRecord<byte[], byte[]>(PARTITION.topic(), PARTITION.partition(), offset, null, value);
        TraceHeaders.write(trace, record.headers());
        return record;
    }
}
