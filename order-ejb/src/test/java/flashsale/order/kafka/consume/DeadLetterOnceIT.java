package flashsale.order.kafka.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterOnceIT {

    private final RealDatabase database = RealDatabase.get();
    private final Product soldOut = database.onSale(Samples.product(0));
    private final OrderRequest request = Samples.request(soldOut);
    private RealConsumerLoop loop = new RealConsumerLoop(database, 1_000);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void aSoldOutOrderBecomesADeadLetterWithTheOriginalBytesAndTheHeadersOfTheContract() {
        byte[] bytes = (new String(OrderRequestJson.write(request), UTF_8) + " \n").getBytes(UTF_8);
        RecordMetadata record = RealTopics.sendOrder(soldOut.id(), bytes, RealTopics.header("trace", "kept"));

        decide(record);

        ConsumerRecord<byte[], byte[]> letter = onlyLetter();
        assertThat(letter.key()).isEqualTo(RealTopics.key(soldOut.id()));
        assertThat(letter.value()).isEqualTo(bytes);
        assertThat(text(letter, "kafka_dlt-original-topic")).isEqualTo("order-request-v1");
        assertThat(header(letter, "kafka_dlt-original-partition"))
                .isEqualTo(ByteBuffer.allocate(4).putInt(record.partition()).array());
        assertThat(header(letter, "kafka_dlt-original-offset"))
                .isEqualTo(ByteBuffer.allocate(8).putLong(record.offset()).array());
        assertThat(header(letter, "kafka_dlt-original-timestamp"))
                .isEqualTo(ByteBuffer.allocate(8).putLong(record.timestamp()).array());
        assertThat(text(letter, "kafka_dlt-exception-fqcn")).isNotBlank();
        assertThat(text(letter, "kafka_dlt-exception-message")).isNotBlank();
        assertThat(text(letter, "order-reason")).isEqualTo("OUT_OF_STOCK");
        assertThat(text(letter, "order-attempt")).isEqualTo("1");
        var status = database.orders().find(request.traceId()).orElseThrow().status();
        assertThat(text(letter, "order-failed-at")).isEqualTo(status.since().toString());
        assertThat(text(letter, "trace")).isEqualTo("kept");
        assertThat(loop.statusOf(request.traceId())).isEqualTo(status);
    }

    @Test
    void aRequestThatArrivesAfterItEndedAsNotReceivedLeavesNoDeadLetterEvenIfItIsRedelivered() {
        OrderStatus ended = OrderStatus.failed(
                request.traceId(), request.memberId(), Reason.NOT_RECEIVED, Instant.parse("2026-11-22T15:30:01Z"));
        database.unitOfWork().run(() -> {
            database.orders().addIfUndecided(ended, request.requestedAt());
            return ended;
        });
        RecordMetadata late = RealTopics.sendOrder(request);
        decide(late);

        loop.group().rewindTo(late);
        decide(late);

        assertThat(RealTopics.deadLetters(soldOut.id())).isEmpty();
        assertThat(loop.statusOf(request.traceId())).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void threeEqualRecordsMakeOneOrderOrOneDeadLetter(int batchSize) {
        loop.close();
        loop = new RealConsumerLoop(database, batchSize);
        Product product = database.onSale(Samples.product(10));
        OrderRequest confirmed = Samples.request(product);
        for (int time = 1; time < 3; time++) {
            RealTopics.sendOrder(request);
            RealTopics.sendOrder(confirmed);
        }
        RecordMetadata lastRejected = RealTopics.sendOrder(request);
        RecordMetadata lastConfirmed = RealTopics.sendOrder(confirmed);

        decide(lastRejected, lastConfirmed);

        assertThat(RealTopics.deadLetters(soldOut.id())).hasSize(1);
        assertThat(RealTopics.deadLetters(product.id())).isEmpty();
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(9);
        assertThat(loop.statusOf(confirmed.traceId()).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void aDeadLetterThatACrashPreventedAfterTheDecisionIsPublishedOnce() {
        List<Outcome> decided = database.decideOrders(1).decide(List.of(request));

        decide(RealTopics.sendOrder(request));

        assertThat(text(onlyLetter(), "order-failed-at"))
                .isEqualTo(decided.get(0).status().since().toString());
    }

    @Test
    void aRedeliveredRecordGetsNoSecondDeadLetter() {
        RecordMetadata invalid = RealTopics.sendOrder(soldOut.id(), "{}".getBytes(UTF_8));
        RecordMetadata rejected = RealTopics.sendOrder(request);
        decide(rejected);
        loop.group().rewindTo(invalid);

        decide(rejected);

        assertThat(RealTopics.deadLetters(soldOut.id())).hasSize(2);
    }

    @Test
    void deadLettersOfOtherToolsDoNotReplaceOurs() {
        database.decideOrders(1).decide(List.of(request));
        RecordMetadata record = RealTopics.sendOrder(request);
        ByteBuffer partition = ByteBuffer.allocate(4).putInt(record.partition());
        ByteBuffer offset = ByteBuffer.allocate(8).putLong(record.offset());
        RealTopics.send(
                Topics.DEAD_LETTERS,
                null,
                new byte[0],
                RealTopics.header(Topics.ORIGINAL_TOPIC, "another-topic"),
                new RecordHeader(Topics.ORIGINAL_PARTITION, partition.array()),
                new RecordHeader(Topics.ORIGINAL_OFFSET, offset.array()));
        RealTopics.send(
                Topics.DEAD_LETTERS,
                null,
                null,
                RealTopics.header(Topics.ORIGINAL_TOPIC, "order-request-v1"),
                RealTopics.header(Topics.ORIGINAL_PARTITION, "5"),
                RealTopics.header(Topics.ORIGINAL_OFFSET, null));

        decide(record);

        assertThat(onlyLetter().value()).isEqualTo(OrderRequestJson.write(request));
    }

    @Test
    void theLatterOfTwoAttemptsThatFailInOneBatchBecomesADeadLetter() {
        RealTopics.sendOrder(request);
        RecordMetadata second = RealTopics.sendOrder(Samples.redriven(request, 2));

        decide(second);

        assertThat(text(onlyLetter(), "order-attempt")).isEqualTo("2");
    }

    @Test
    void aFailedRedriveBecomesAnotherDeadLetter() {
        decide(RealTopics.sendOrder(request));

        decide(RealTopics.sendOrder(Samples.redriven(request, 2)));

        assertThat(RealTopics.deadLetters(soldOut.id()))
                .extracting(letter -> text(letter, "order-attempt"))
                .containsExactly("1", "2");
    }

    private void decide(RecordMetadata... upTo) {
        loop.start();
        for (RecordMetadata record : upTo) {
            loop.awaitCommitted(record);
        }
        loop.stop();
    }

    private ConsumerRecord<byte[], byte[]> onlyLetter() {
        List<ConsumerRecord<byte[], byte[]>> letters = RealTopics.deadLetters(soldOut.id());
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return letter.headers().lastHeader(name).value();
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(header(letter, name), UTF_8);
    }
}
