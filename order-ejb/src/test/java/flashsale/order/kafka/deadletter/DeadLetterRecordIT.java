package flashsale.order.kafka.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceContext;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterRecordIT {

    private final DeadLetterReader reader = DeadLetterPages.reader(Map.of());

    @Test
    void aDeadLetterIsListedWithItsRequestAndItsHeaders() {
        OrderRequest request = Samples.request(Samples.product(1));
        TraceContext trace = TraceContext.begin();
        byte[] value = OrderRequestJson.write(request);
        RecordMetadata sent = DeadLetterPages.send(
                value,
                RealTopics.header(Topics.REASON, "CONFLICT"),
                RealTopics.header(Topics.EXCEPTION_MESSAGE, "왜"),
                RealTopics.header(Topics.FAILED_AT, "2026-11-22T15:30:00.123Z"),
                RealTopics.header(Topics.TRACE_PARENT, trace.parent()),
                RealTopics.attempt(3));

        assertThat(find(sent))
                .usingRecursiveComparison()
                .isEqualTo(new DeadLetter(
                        Optional.of(Samples.redriven(request, 3).withTrace(trace)),
                        Reason.CONFLICT,
                        "왜",
                        3,
                        Instant.parse("2026-11-22T15:30:00.123Z"),
                        DeadLetterPages.position(sent),
                        value,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "order-reason, NO_MOOD",
        "order-reason,",
        "order-attempt, second",
        "order-attempt, -1",
        "order-attempt,",
        "order-failed-at, yesterday",
        "order-failed-at,",
        "kafka_dlt-exception-message,",
    })
    void anUnreadableHeaderIsReplacedByItsDefault(String name, String value) {
        RecordMetadata sent = DeadLetterPages.send(null, RealTopics.header(name, value));

        assertThat(find(sent))
                .usingRecursiveComparison()
                .isEqualTo(new DeadLetter(
                        Optional.empty(),
                        Reason.INVALID_REQUEST,
                        "",
                        1,
                        Instant.ofEpochMilli(sent.timestamp()),
                        DeadLetterPages.position(sent),
                        new byte[0],
                        false));
    }

    @Test
    void onlyDeadLettersOfCommittedTransactionsAreListed() {
        String key = UUID.randomUUID().toString();
        try (var producer = RealTopics.producer(Map.of("transactional.id", key))) {
            producer.initTransactions();
            for (String end : List.of("aborted", "committed", "aborted")) {
                producer.beginTransaction();
                producer.send(
                        new ProducerRecord<>(Topics.DEAD_LETTERS, key.getBytes(UTF_8), (end + key).getBytes(UTF_8)));
                if (end.equals("committed")) {
                    producer.commitTransaction();
                } else {
                    producer.flush();
                    producer.abortTransaction();
                }
            }
        }

        assertThat(DeadLetterPages.readAll(reader, Optional.empty(), 1_000))
                .extracting(letter -> new String(letter.raw(), UTF_8))
                .filteredOn(raw -> raw.endsWith(key))
                .containsExactly("committed" + key);
    }

    private DeadLetter find(RecordMetadata sent) {
        return reader.find(DeadLetterPages.position(sent)).orElseThrow();
    }
}
