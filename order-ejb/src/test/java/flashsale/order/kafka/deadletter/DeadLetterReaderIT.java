package flashsale.order.kafka.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceContext;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.OrderRequestJson;
import flashsale.order.kafka.record.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterReaderIT {

    private final DeadLetterReader deadLetters = new DeadLetterReader();

    DeadLetterReaderIT() {
        deadLetters.clients = new KafkaClients();
        Injection.set(deadLetters.clients, "settings", RealServices.settings(Map.of()));
        Injection.set(deadLetters.clients, "instanceId", new InstanceId());
    }

    @Test
    void aLetterTellsWhatIsKnownOfTheFailure() {
        OrderRequest request = Samples.request(Samples.product(1));
        TraceContext trace = TraceContext.begin();
        byte[] value = OrderRequestJson.write(request);
        RecordMetadata sent = letter(
                value,
                RealTopics.header(Topics.REASON, "CONFLICT"),
                RealTopics.header(Topics.EXCEPTION_MESSAGE, "왜"),
                RealTopics.header(Topics.FAILED_AT, "2026-11-22T15:30:00.123Z"),
                RealTopics.header(Topics.TRACE_PARENT, trace.parent()),
                RealTopics.attempt(3));

        assertThat(find(sent))
                .usingRecursiveComparison()
                .isEqualTo(new DeadLetter(
                        Optional.of(Samples.redriven(request, 3).followedBy(trace)),
                        Reason.CONFLICT,
                        "왜",
                        3,
                        Instant.parse("2026-11-22T15:30:00.123Z"),
                        sent.partition(),
                        sent.offset(),
                        value));
    }

    @Test
    void whoAsksWhileNoBrokerAnswersIsTold() {
        Injection.set(
                deadLetters.clients,
                "settings",
                RealServices.settings(Map.of("flashsale.kafka.bootstrap-servers", "127.0.0.1:1")));

        assertThatExceptionOfType(DependencyTimeoutException.class)
                .isThrownBy(() -> deadLetters.list(Optional.empty(), 1, Optional.empty()))
                .withMessageContaining("no broker answers");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void pagesNeitherSkipNorRepeatALetter(int limit) {
        IntStream.range(0, 20).forEach(any -> letter(new byte[0]));

        assertThat(places(pages(Optional.empty(), limit)))
                .containsExactlyElementsOf(RealTopics.read(Topics.DEAD_LETTERS, letter -> true).stream()
                        .map(letter -> letter.partition() + ":" + letter.offset())
                        .toList());
    }

    @Test
    void onlyLettersOfTheReasonAreListedWhenOneIsAskedFor() {
        List<RecordMetadata> conflicts = new ArrayList<>();
        for (Reason reason : List.of(Reason.CONFLICT, Reason.UNKNOWN_PRODUCT, Reason.CONFLICT)) {
            RecordMetadata sent = letter(new byte[0], RealTopics.header(Topics.REASON, reason.name()));
            if (reason == Reason.CONFLICT) {
                conflicts.add(sent);
            }
        }

        List<DeadLetter> listed = pages(Optional.of(Reason.CONFLICT), 2);

        assertThat(listed).allMatch(letter -> letter.reason() == Reason.CONFLICT);
        assertThat(places(listed))
                .doesNotHaveDuplicates()
                .containsAll(conflicts.stream()
                        .map(sent -> sent.partition() + ":" + sent.offset())
                        .toList());
    }

    @Test
    void aPageLooksAtSoManyLettersOfOtherReasonsAndTheNextGoesOn() {
        RecordMetadata first = letter(new byte[0], RealTopics.header(Topics.REASON, "CONFLICT"));
        IntStream.range(0, 20).forEach(any -> letter(new byte[0]));
        List<String> all = places(pages(Optional.of(Reason.CONFLICT), 1_000));
        deadLetters.mostLookedAt = 7;

        Page page = deadLetters.list(
                Optional.of(Reason.CONFLICT),
                1_000,
                Optional.of(new PageCursor(first.partition(), first.offset()).toString()));

        assertThat(page.deadLetters()).hasSizeBetween(1, 7);
        assertThat(page.next()).isPresent();
        assertThat(places(pages(Optional.of(Reason.CONFLICT), 1_000))).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "next", "-1.0", "0.1.2"})
    void aCursorThatNoPageGaveIsRefused(String cursor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deadLetters.list(Optional.empty(), 1, Optional.of(cursor)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.999999999999999999", "99999.0"})
    void behindTheEndThereIsNothing(String cursor) {
        assertThat(deadLetters.list(Optional.empty(), 1, Optional.of(cursor)))
                .isEqualTo(new Page(List.of(), Optional.empty()));
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
    void aLetterWithAHeaderThatIsNotOursIsListedAsFarAsItCanBeRead(String name, String value) {
        RecordMetadata sent = letter(null, RealTopics.header(name, value));

        assertThat(find(sent))
                .usingRecursiveComparison()
                .isEqualTo(new DeadLetter(
                        Optional.empty(),
                        Reason.INVALID_REQUEST,
                        "",
                        1,
                        Instant.ofEpochMilli(sent.timestamp()),
                        sent.partition(),
                        sent.offset(),
                        new byte[0]));
    }

    @Test
    void lettersOfTransactionsAreListedOnceCommitted() {
        String key = UUID.randomUUID().toString();
        try (var producer = RealTopics.producer(Map.of("transactional.id", key))) {
            producer.initTransactions();
            for (String fate : List.of("aborted", "committed", "aborted")) {
                producer.beginTransaction();
                producer.send(
                        new ProducerRecord<>(Topics.DEAD_LETTERS, key.getBytes(UTF_8), (fate + key).getBytes(UTF_8)));
                if (fate.equals("committed")) {
                    producer.commitTransaction();
                } else {
                    producer.flush();
                    producer.abortTransaction();
                }
            }
        }

        assertThat(pages(Optional.empty(), 1_000))
                .extracting(letter -> new String(letter.raw(), UTF_8))
                .filteredOn(raw -> raw.endsWith(key))
                .containsExactly("committed" + key);
    }

    private static RecordMetadata letter(byte[] value, Header... headers) {
        return RealTopics.send(Topics.DEAD_LETTERS, null, value, headers);
    }

    private DeadLetter find(RecordMetadata sent) {
        return pages(Optional.empty(), 1_000).stream()
                .filter(letter -> letter.partition() == sent.partition() && letter.offset() == sent.offset())
                .findAny()
                .orElseThrow();
    }

    private List<DeadLetter> pages(Optional<Reason> reason, int limit) {
        List<DeadLetter> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page page = deadLetters.list(reason, limit, next);
            assertThat(page.deadLetters()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.deadLetters());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private static List<String> places(List<DeadLetter> letters) {
        return letters.stream()
                .map(letter -> letter.partition() + ":" + letter.offset())
                .toList();
    }
}
