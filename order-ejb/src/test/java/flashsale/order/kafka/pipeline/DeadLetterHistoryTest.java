package flashsale.order.kafka.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.deadletter.OriginWindow;
import flashsale.order.kafka.deadletter.PublishedDeadLetterLookup;
import flashsale.order.kafka.record.FailedRecord;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.ReceivedRecord;
import flashsale.order.kafka.record.Topics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeadLetterHistoryTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_REQUESTS, 0);
    private static final long END = 1_000_000;

    /** The offsets of records with a dead letter. */
    private final Set<Long> published = new HashSet<>();

    private int reads;

    private final DeadLetterHistory history = new DeadLetterHistory(new PublishedDeadLetterLookup() {
        @Override
        public void read(Map<TopicPartition, OriginWindow> windows, Instant since) {
            reads++;
            published.forEach(offset -> windows.get(PARTITION).add(offset, ConsumerRecord.NO_TIMESTAMP));
        }
    });

    @Test
    void noRecordThatExistedAtTheAssignmentGetsASecondDeadLetter() {
        published.addAll(List.of(0L, 500_000L, END - 1));
        history.open(PARTITION, END);

        assertThat(unpublished(0, 1, 500_000, 500_001, END - 1)).containsExactly(1L, 500_001L);
    }

    @Test
    void theTopicIsReadOnceForAllRecordsOfAWindow() {
        history.open(PARTITION, END);

        for (long offset = 0; offset < 10; offset++) {
            assertThat(unpublished(offset)).containsExactly(offset);
        }

        assertThat(reads).isEqualTo(1);
    }

    /** A backlog of a sold-out product would otherwise wait for the dead letters of the last hour. */
    @Test
    void requestsThatFailForTheFirstTimeCauseNoReadUnlessRecordsAreReplayed() {
        history.open(PARTITION, END);
        FailedRecord first = failed(0, OrderRequestJson.write(Samples.request(Samples.product(0))));
        published.add(0L);

        assertThat(history.withoutDeadLetter(List.of(first), List.of())).containsExactly(first);
        assertThat(reads).isZero();

        history.decidedBefore(failed(1).received());
        assertThat(history.withoutDeadLetter(List.of(first), List.of())).isEmpty();
    }

    @Test
    void newRecordsNeverCauseARead() {
        history.open(PARTITION, END);

        assertThat(unpublished(END)).containsExactly(END);
        assertThat(reads).isZero();
    }

    @Test
    void afterARewindTheDeadLettersPublishedSinceAreKnown() {
        history.open(PARTITION, 0);
        history.publishing(List.of(failed(7)));
        published.add(7L);

        history.rewound(PARTITION, 10);

        assertThat(unpublished(7, 8, 10)).containsExactly(8L, 10L);
        history.publishing(List.of(failed(8)));
        published.add(8L);
        history.rewound(PARTITION, 10);
        assertThat(unpublished(7, 8)).isEmpty();
    }

    /** Otherwise a topic that takes longer to read than a lease lasts would be read for ever. */
    @Test
    void aRewindBeforeAnythingIsPublishedKeepsWhatWasRead() {
        history.open(PARTITION, END);
        unpublished(1);

        history.rewound(PARTITION, 10);

        assertThat(unpublished(1)).containsExactly(1L);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void aRevokedPartitionHasNoHistory() {
        history.open(PARTITION, END);

        history.close(Set.of(PARTITION));

        assertThat(history.contains(failed(0).received())).isFalse();
    }

    private List<Long> unpublished(long... offsets) {
        List<FailedRecord> failed =
                LongStream.of(offsets).mapToObj(DeadLetterHistoryTest::failed).toList();
        return history.withoutDeadLetter(failed, List.of()).stream()
                .map(each -> each.received().record().offset())
                .toList();
    }

    private static FailedRecord failed(long offset) {
        return failed(offset, new byte[0]);
    }

    private static FailedRecord failed(long offset, byte[] value) {
        return new FailedRecord(
                ReceivedRecord.of(
                        new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[0], value)),
                Reason.INVALID_REQUEST,
                Instant.EPOCH);
    }
}
