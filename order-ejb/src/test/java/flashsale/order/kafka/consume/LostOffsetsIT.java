package flashsale.order.kafka.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Samples;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.Topics;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that are read again long after they were committed, because offsets were lost or reset. */
class LostOffsetsIT {

    /** More than a loop ever had in flight. */
    private static final int MANY = 16_000;

    private final RealDatabase database = RealDatabase.get();
    private final Product soldOut = database.onSale(Samples.product(0));
    private final OrderRequest request = Samples.request(soldOut);
    private final RealConsumerLoop loop = new RealConsumerLoop(database, 1_000);

    /** Other tests read all dead letters, some of them one by one. */
    @AfterEach
    void close() {
        loop.close();
        RealTopics.deleteRecords(Topics.DEAD_LETTERS);
    }

    @Test
    void noInvalidRecordGetsASecondDeadLetterHoweverManyThereAre() {
        List<RecordMetadata> invalid =
                RealTopics.sendOrders(soldOut.id(), Collections.nCopies(MANY, "invalid".getBytes(UTF_8)));
        RecordMetadata last = invalid.get(MANY - 1);
        decide(last);
        assertThat(RealTopics.deadLetters(soldOut.id())).hasSize(MANY);
        loop.group().rewindTo(invalid.get(0));

        decide(last);

        assertThat(RealTopics.deadLetters(soldOut.id())).hasSize(MANY);
    }

    /** As after a restore of the database to a moment between two requests. */
    @Test
    void aRejectionThatTheDatabaseHasLostGetsNoSecondDeadLetter() {
        RecordMetadata earlier = RealTopics.sendOrder(Samples.request(soldOut));
        RecordMetadata record = RealTopics.sendOrder(request);
        decide(record);
        database.sql()
                .change(
                        "DELETE FROM orders WHERE trace_id = ?",
                        request.traceId().toString());
        loop.group().rewindTo(earlier);

        decide(record);

        assertThat(RealTopics.deadLetters(soldOut.id())).hasSize(2);
        assertThat(database.orders().find(request.traceId())).isPresent();
    }

    @Test
    void duplicatesOfARejectedRequestGetNoDeadLetterEither() {
        RecordMetadata first = RealTopics.sendOrder(request);
        decide(first);
        RecordMetadata duplicate = RealTopics.sendOrder(request);
        decide(duplicate);
        loop.group().rewindTo(first);

        decide(duplicate);

        assertThat(RealTopics.deadLetters(soldOut.id())).hasSize(1);
    }

    /** Offsets begin at 0 again when a topic is created again. */
    @Test
    void theDeadLetterOfAnEarlierRecordAtTheSameOffsetIsNotThatOfThisRecord() {
        RecordMetadata record = RealTopics.sendOrder(soldOut.id(), "invalid".getBytes(UTF_8));
        ByteBuffer partition = ByteBuffer.allocate(4).putInt(record.partition());
        ByteBuffer offset = ByteBuffer.allocate(8).putLong(record.offset());
        ByteBuffer timestamp = ByteBuffer.allocate(8).putLong(record.timestamp() - 1);
        RealTopics.send(
                Topics.DEAD_LETTERS,
                RealTopics.key(soldOut.id()),
                "earlier".getBytes(UTF_8),
                RealTopics.header(Topics.ORIGINAL_TOPIC, Topics.ORDER_REQUESTS),
                new RecordHeader(Topics.ORIGINAL_PARTITION, partition.array()),
                new RecordHeader(Topics.ORIGINAL_OFFSET, offset.array()),
                new RecordHeader(Topics.ORIGINAL_TIMESTAMP, timestamp.array()));

        decide(record);

        assertThat(RealTopics.deadLetters(soldOut.id()))
                .extracting(letter -> new String(letter.value(), UTF_8))
                .containsExactly("earlier", "invalid");
    }

    private void decide(RecordMetadata upTo) {
        loop.start();
        loop.awaitCommitted(upTo);
        loop.stop();
    }
}
