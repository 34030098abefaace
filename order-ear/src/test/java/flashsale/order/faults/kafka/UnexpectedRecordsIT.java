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

/** Garbage, records of other versions and duplicates on the order topic. */
@FaultTest
class UnexpectedRecordsIT {

    /** The largest value that the broker accepts, less its own overhead. */
    private static final int MEGABYTE = (1 << 20) - 200;

    @Test
    @Tag("short")
    void eachGarbageRecordBecomesOneDeadLetterAndBlocksNothing(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100).withCustomers(20)) {
            List<RecordMetadata> published = run.topic().publish(garbage(run));
            run.publishBacklog(100);
            run.assertConsistent();
            for (int i = 0; i < published.size(); i++) {
                RecordMetadata metadata = published.get(i);
                byte[] value = garbage(run).get(i).value();
                assertThat(deadLettersOf(system, metadata))
                        .as("dead letters of garbage record %d", i)
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
        // Random bytes cannot be compressed.
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

    private static List<ConsumerRecord<byte[], byte[]>> deadLettersOf(BreakableSystem system, RecordMetadata metadata) {
        return TopicReader.deadLetters(system.services().kafka()).stream()
                .filter(letter -> ByteBuffer.wrap(letter.headers()
                                        .lastHeader("kafka_dlt-original-partition")
                                        .value())
                                .getInt()
                        == metadata.partition())
                .filter(letter -> ByteBuffer.wrap(letter.headers()
                                        .lastHeader("kafka_dlt-original-offset")
                                        .value())
                                .getLong()
                        == metadata.offset())
                .toList();
    }

    @Test
    void unknownFieldsAreIgnoredAndUnknownProductsAreRejected(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 2, 100)) {
            CustomerOrder extended = run.orders().first();
            CustomerOrder unknownProduct = new CustomerOrder(extended.member(), Map.of(1L, 1));
            String extendedId = run.issueTraceId(extended);
            String unknownProductId = run.issueTraceId(unknownProduct);
            String value = extended.recordValue(extendedId)
                    .replace("{\"traceId\"", "{\"coupon\":{\"code\":[1,2]},\"traceId\"");
            run.topic()
                    .publish(List.of(
                            new ProducerRecord<>(OrderTopic.NAME, "1", value.getBytes(UTF_8)),
                            OrderTopic.record(unknownProduct, unknownProductId)));
            run.history().add(extended);
            run.history().add(unknownProduct);
            extended.complete(Result.ACCEPTED, extendedId);
            unknownProduct.complete(Result.ACCEPTED, unknownProductId);
            run.assertConsistent();
            assertThat(run.database().decisions().get(extendedId).status()).isEqualTo("CONFIRMED");
            assertThat(run.database().decisions().get(unknownProductId).reason())
                    .isEqualTo("UNKNOWN_PRODUCT");
        }
    }

    /** Each record comes three times, twice in a row and once later; some are confirmed and some rejected. */
    @Test
    @Tag("short")
    void threeCopiesOfARecordAreOneDecision(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 50).withCustomers(20)) {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            for (CustomerOrder order : IntStream.range(0, 300)
                    .mapToObj(each -> run.orders().next())
                    .toList()) {
                String id = run.issueTraceId(order);
                records.addAll(Collections.nCopies(2, OrderTopic.record(order, id)));
                order.complete(Result.ACCEPTED, id);
                run.history().add(order);
            }
            run.topic().publish(records);
            run.topic().publish(records.stream().distinct().toList());
            run.assertConsistent();
        }
    }
}
