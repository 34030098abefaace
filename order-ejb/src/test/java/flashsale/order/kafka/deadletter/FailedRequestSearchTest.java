package flashsale.order.kafka.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic of 10,000 dead letters, one per second. */
class FailedRequestSearchTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.DEAD_LETTERS, 0);
    private static final Instant BEGIN = Instant.parse("2026-11-27T00:00:00Z");
    private static final int LETTERS = 10_000;
    private static final int POLL_SIZE = 10;

    private final List<OrderRequest> requests = Stream.generate(() -> Samples.request(Samples.product(1)))
            .limit(LETTERS)
            .toList();
    private int read;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(java.time.Duration timeout) {
            long begin = position(PARTITION);
            for (long offset = begin; offset < Math.min(begin + POLL_SIZE, LETTERS); offset++) {
                addRecord(letter((int) offset));
            }
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            read += records.count();
            return records;
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            long offset = Math.max(0, (times.get(PARTITION) - BEGIN.toEpochMilli()) / 1_000);
            return Map.of(PARTITION, new OffsetAndTimestamp(offset, times.get(PARTITION)));
        }
    };

    @BeforeEach
    void describeTopic() {
        Node[] none = {};
        consumer.updatePartitions(
                PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, Node.noNode(), none, none)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) LETTERS));
    }

    /** Not the whole topic: a minute before the failure, for the difference of clocks. */
    @Test
    void aDeadLetterIsReadFromItsTimeOn() {
        assertThat(search(3_000)).containsExactly(3_000);

        assertThat(read).isLessThan(100);
    }

    @Test
    void failuresThatLieApartAreEachSoughtByTheirTime() {
        assertThat(search(9_000, 10, 5_000, 5_001)).containsExactly(10, 5_000, 5_001, 9_000);

        assertThat(read).isLessThan(300);
    }

    @Test
    void theTopicIsReadOnceHoweverManyDeadLettersAreMissing() {
        Map<TraceId, Instant> missing =
                Stream.generate(Samples::traceId).limit(400).collect(toMap(id -> id, id -> BEGIN));

        assertThat(new FailedRequestSearch(consumer, missing).search()).isEmpty();

        assertThat(read).isEqualTo(LETTERS);
    }

    /** Returns the offsets of the letters that are found. */
    private List<Integer> search(int... letters) {
        List<TraceId> traceIds = requests.stream().map(OrderRequest::traceId).toList();
        Map<TraceId, Instant> failedAt =
                IntStream.of(letters).boxed().collect(toMap(traceIds::get, FailedRequestSearchTest::time));
        return new FailedRequestSearch(consumer, failedAt)
                .search().stream()
                        .map(request -> traceIds.indexOf(request.traceId()))
                        .toList();
    }

    private static Instant time(int letter) {
        return BEGIN.plusSeconds(letter);
    }

    private ConsumerRecord<byte[], byte[]> letter(int offset) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Topics.REASON, Reason.CONFLICT.name().getBytes(UTF_8));
        headers.add(Topics.FAILED_AT, time(offset).toString().getBytes(UTF_8));
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                time(offset).toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                OrderRequestJson.write(requests.get(offset)),
                headers,
                Optional.empty());
    }
}
