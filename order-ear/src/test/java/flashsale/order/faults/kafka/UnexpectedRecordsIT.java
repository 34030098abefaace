package flashsale.order.faults.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.faults.check.OrderTopic;
import flashsale.order.faults.check.TopicReader;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.CustomerOrder.Result;
import flashsale.order.faults.client.Member;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
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

@FaultTest
class UnexpectedRecordsIT {

    /** As much as the broker takes with its own bytes around it. */
    private static final int MEGABYTE = (1 << 20) - 200;

    @Test
    @Tag("short")
    void garbageBecomesOneDeadLetterEachAndHoldsUpNothingBehindIt(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100).withCustomers(20)) {
            List<RecordMetadata> places = run.topic().publish(garbage(run));
            run.publishBacklog(100);
            run.assertConsistent();
            for (int i = 0; i < places.size(); i++) {
                RecordMetadata place = places.get(i);
                byte[] value = garbage(run).get(i).value();
                assertThat(lettersOf(system, place))
                        .as("dead letters of garbage %d", i)
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(TopicReader.header(letter, "order-reason"))
                                    .isEqualTo("INVALID_REQUEST");
                            assertThat(letter.value()).isEqualTo(value);
                        });
            }
        }
    }

    private static List<ProducerRecord<String, byte[]>> garbage(LoadRun run) {
        String good = new CustomerOrder(
                        new Member("nobody", ""), Map.of(run.products().get(0), 1))
                .recordValue("01234567-89ab-8def-8123-456789abcdef");
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
                        OrderTopic.NAME, Long.toString(run.products().get(0)), value))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> lettersOf(BreakableSystem system, RecordMetadata place) {
        return TopicReader.deadLetters(system.services().kafka()).stream()
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
        try (LoadRun run = LoadRun.start(system, 2, 100)) {
            CustomerOrder newer = run.unpublishedOrder();
            CustomerOrder nowhere = new CustomerOrder(newer.member(), Map.of(1L, 1));
            String newerId = run.issueTraceId(newer);
            String nowhereId = run.issueTraceId(nowhere);
            String value =
                    newer.recordValue(newerId).replace("{\"traceId\"", "{\"coupon\":{\"code\":[1,2]},\"traceId\"");
            run.topic()
                    .publish(List.of(
                            new ProducerRecord<>(OrderTopic.NAME, "1", value.getBytes(UTF_8)),
                            LoadRun.record(nowhere, nowhereId)));
            run.history().add(newer);
            run.history().add(nowhere);
            newer.complete(Result.ACCEPTED, newerId);
            nowhere.complete(Result.ACCEPTED, nowhereId);
            run.assertConsistent();
            assertThat(run.database().decisions().get(newerId).status()).isEqualTo("CONFIRMED");
            assertThat(run.database().decisions().get(nowhereId).reason()).isEqualTo("UNKNOWN_PRODUCT");
        }
    }

    /** Each three times, near to each other and far from each other, orders and rejections alike. */
    @Test
    @Tag("short")
    void theSameRecordThreeTimesIsOneDecision(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 50).withCustomers(20)) {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            for (CustomerOrder order :
                    IntStream.range(0, 300).mapToObj(each -> run.nextOrder()).toList()) {
                String id = run.issueTraceId(order);
                records.addAll(Collections.nCopies(2, LoadRun.record(order, id)));
                order.complete(Result.ACCEPTED, id);
                run.history().add(order);
            }
            run.topic().publish(records);
            run.topic().publish(records.stream().distinct().toList());
            run.assertConsistent();
        }
    }
}
