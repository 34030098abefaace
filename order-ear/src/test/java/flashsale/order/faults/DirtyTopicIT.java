package flashsale.order.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.faults.Purchase.Answer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@UnderFaults
class DirtyTopicIT {

    /** As much as the broker takes with its own bytes around it. */
    private static final int MEGABYTE = (1 << 20) - 200;

    @Test
    @Tag("short")
    void garbageBecomesOneDeadLetterEachAndHoldsUpNothingBehindIt(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 100).customersCome(20)) {
            List<RecordMetadata> places = sale.topic().publish(garbage(sale));
            sale.backlog(100);
            sale.endsWell();
            for (int i = 0; i < places.size(); i++) {
                RecordMetadata place = places.get(i);
                byte[] value = garbage(sale).get(i).value();
                assertThat(lettersOf(system, place))
                        .as("dead letters of garbage %d", i)
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(Records.header(letter, "order-reason")).isEqualTo("INVALID_REQUEST");
                            assertThat(letter.value()).isEqualTo(value);
                        });
            }
        }
    }

    private static List<ProducerRecord<String, byte[]>> garbage(Sale sale) {
        String good = new Purchase(
                        new Member("nobody", ""), Map.of(sale.products().get(0), 1))
                .record("01234567-89ab-8def-8123-456789abcdef");
        byte[] noise = new byte[MEGABYTE];
        // Such as no compression makes smaller.
        new Random(1).nextBytes(noise);
        return Stream.of(
                        "no JSON".getBytes(UTF_8),
                        new byte[0],
                        null,
                        noise,
                        good.replaceAll("\"quantity\":\\d", "\"quantity\":-1").getBytes(UTF_8),
                        good.replaceAll("\"items\":\\[.*?\\]", "\"items\":[]").getBytes(UTF_8),
                        good.substring(0, good.length() / 2).getBytes(UTF_8))
                .map(value -> new ProducerRecord<>(
                        OrderTopic.NAME, Long.toString(sale.products().get(0)), value))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> lettersOf(BreakableSystem system, RecordMetadata place) {
        return Records.deadLetters(system.services().kafka()).stream()
                .filter(letter -> ByteBuffer.wrap(letter.headers()
                                        .lastHeader("kafka_dlt-original-partition")
                                        .value())
                                .getInt()
                        == place.partition())
                .filter(letter -> ByteBuffer.wrap(letter.headers()
                                        .lastHeader("kafka_dlt-original-offset")
                                        .value())
                                .getLong()
                        == place.offset())
                .toList();
    }

    @Test
    void unknownFieldsArePassedOverAndUnknownProductsAreARejection(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 2, 100)) {
            Purchase newer = sale.unpublished();
            Purchase nowhere = new Purchase(newer.member(), Map.of(1L, 1));
            String newerId = sale.idFor(newer);
            String nowhereId = sale.idFor(nowhere);
            String value = newer.record(newerId).replace("{\"traceId\"", "{\"coupon\":{\"code\":[1,2]},\"traceId\"");
            sale.topic()
                    .publish(List.of(
                            new ProducerRecord<>(OrderTopic.NAME, "1", value.getBytes(UTF_8)),
                            Sale.record(nowhere, nowhereId)));
            sale.ledger().add(newer);
            sale.ledger().add(nowhere);
            newer.answered(Answer.ACCEPTED, newerId);
            nowhere.answered(Answer.ACCEPTED, nowhereId);
            sale.endsWell();
            assertThat(sale.books().rows().get(newerId).status()).isEqualTo("CONFIRMED");
            assertThat(sale.books().rows().get(nowhereId).reason()).isEqualTo("UNKNOWN_PRODUCT");
        }
    }

    /** Each three times, near to each other and far from each other, orders and rejections alike. */
    @Test
    @Tag("short")
    void theSameRecordThreeTimesIsOneDecision(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 50).customersCome(20)) {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            for (Purchase purchase : IntStream.range(0, 300)
                    .mapToObj(each -> sale.nextPurchase())
                    .toList()) {
                String id = sale.idFor(purchase);
                records.addAll(Collections.nCopies(2, Sale.record(purchase, id)));
                purchase.answered(Answer.ACCEPTED, id);
                sale.ledger().add(purchase);
            }
            sale.topic().publish(records);
            sale.topic().publish(records.stream().distinct().toList());
            sale.endsWell();
        }
    }
}
