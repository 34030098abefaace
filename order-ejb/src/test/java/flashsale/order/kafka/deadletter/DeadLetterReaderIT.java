package flashsale.order.kafka.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.domain.Reason;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterReaderIT {

    private final DeadLetterReader reader = DeadLetterPages.reader(Map.of());

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void pagesNeitherSkipNorRepeatADeadLetter(int limit) {
        IntStream.range(0, 20).forEach(any -> DeadLetterPages.send(new byte[0]));

        assertThat(positions(DeadLetterPages.readAll(reader, Optional.empty(), limit)))
                .containsExactlyElementsOf(RealTopics.read(Topics.DEAD_LETTERS, letter -> true).stream()
                        .map(letter -> letter.partition() + ":" + letter.offset())
                        .toList());
    }

    @Test
    void aListOfOneReasonHasAllDeadLettersOfThatReasonAlone() {
        List<RecordMetadata> conflicts = new ArrayList<>();
        for (Reason reason : List.of(Reason.CONFLICT, Reason.UNKNOWN_PRODUCT, Reason.CONFLICT)) {
            RecordMetadata sent = DeadLetterPages.send(new byte[0], RealTopics.header(Topics.REASON, reason.name()));
            if (reason == Reason.CONFLICT) {
                conflicts.add(sent);
            }
        }

        List<DeadLetter> listed = DeadLetterPages.readAll(reader, Optional.of(Reason.CONFLICT), 2);

        assertThat(listed).allMatch(letter -> letter.reason() == Reason.CONFLICT);
        assertThat(positions(listed))
                .doesNotHaveDuplicates()
                .containsAll(conflicts.stream()
                        .map(sent -> sent.partition() + ":" + sent.offset())
                        .toList());
    }

    @Test
    void aPageEndsAtTheScanLimitAndTheNextContinuesThere() {
        RecordMetadata first = DeadLetterPages.send(new byte[0], RealTopics.header(Topics.REASON, "CONFLICT"));
        IntStream.range(0, 20).forEach(any -> DeadLetterPages.send(new byte[0]));
        List<String> all = positions(DeadLetterPages.readAll(reader, Optional.of(Reason.CONFLICT), 1_000));
        reader.pageLimits = new PageLimits(7, Long.MAX_VALUE, Long.MAX_VALUE);

        Page page = reader.list(Optional.of(Reason.CONFLICT), 1_000, DeadLetterPages.position(first));

        assertThat(page.deadLetters()).hasSizeBetween(1, 7);
        assertThat(page.next()).isPresent();
        assertThat(positions(DeadLetterPages.readAll(reader, Optional.of(Reason.CONFLICT), 1_000)))
                .isEqualTo(all);
    }

    @Test
    void aPageEndsAtItsBytesAndNoneIsSkippedOrRepeated() {
        List<RecordMetadata> large = IntStream.range(0, 10)
                .mapToObj(any -> DeadLetterPages.send(
                        new byte[20_000], RealTopics.header(Topics.REASON, Reason.UNKNOWN_PRODUCT.name())))
                .toList();
        List<DeadLetter> all = DeadLetterPages.readAll(reader, Optional.empty(), 1_000);
        reader.pageLimits = new PageLimits(1_000, Long.MAX_VALUE, 40_000);

        Page page = reader.list(Optional.empty(), 1_000, DeadLetterPages.position(large.get(0)));

        assertThat(page.deadLetters()).hasSizeLessThan(10);
        assertThat(bytes(page)).isLessThan(60_000);
        assertThat(positions(DeadLetterPages.readAll(reader, Optional.empty(), 1_000)))
                .isEqualTo(positions(all));
    }

    @Test
    void aPageEndsAtTheBytesThatItScans() {
        RecordMetadata first = DeadLetterPages.send(new byte[900_000]);
        DeadLetterPages.send(new byte[900_000]);
        reader.pageLimits = new PageLimits(1_000, 500_000, Long.MAX_VALUE);

        Page page = reader.list(Optional.of(Reason.CONFLICT), 1_000, DeadLetterPages.position(first));

        assertThat(page.next()).contains(new Position(first.partition(), first.offset() + 1));
    }

    @Test
    void aLargeLetterIsListedWithItsBeginningAndReadAsAWhole() {
        byte[] value = "왜".repeat(10_000).getBytes(UTF_8);
        RecordMetadata sent =
                DeadLetterPages.send(value, RealTopics.header(Topics.EXCEPTION_MESSAGE, "왜".repeat(1_000)));
        Position position = DeadLetterPages.position(sent);

        DeadLetter listed =
                reader.list(Optional.empty(), 1, position).deadLetters().get(0);
        List<DeadLetter> whole = new ArrayList<>();
        reader.readWhole(position, whole::add);

        assertThat(listed.rawTruncated()).isTrue();
        assertThat(listed.raw()).hasSizeBetween(16_381, 16_384);
        assertThat(new String(value, UTF_8)).startsWith(new String(listed.raw(), UTF_8));
        assertThat(listed.message()).hasSize(333);
        assertThat(reader.find(position)).usingRecursiveComparison().isEqualTo(Optional.of(listed));
        assertThat(whole).singleElement().satisfies(letter -> {
            assertThat(letter.raw()).isEqualTo(value);
            assertThat(letter.rawTruncated()).isFalse();
        });
    }

    @Test
    void noLetterIsFoundBesideTheTopic() {
        RecordMetadata last = DeadLetterPages.send(new byte[0]);

        assertThat(reader.find(new Position(last.partition(), last.offset() + 1)))
                .isEmpty();
        assertThat(reader.find(new Position(Integer.MAX_VALUE, 0))).isEmpty();
        assertThat(reader.find(new Position(last.partition(), Long.MAX_VALUE))).isEmpty();
    }

    /** Each holds letters in memory. */
    @Test
    void onlyTwoCallsReadAtOnceAndFurtherOnesTimeOut() {
        Position position = DeadLetterPages.position(DeadLetterPages.send(new byte[0]));
        reader.permitTimeout = Duration.ofMillis(1);

        reader.readWhole(
                position,
                first -> reader.readWhole(
                        position,
                        second -> assertThatExceptionOfType(DependencyTimeoutException.class)
                                .isThrownBy(() -> reader.find(position))));

        assertThat(reader.find(position)).isPresent();
    }

    @Test
    void aPageAfterTheEndIsEmpty() {
        for (Position position : List.of(new Position(5, Long.MAX_VALUE), new Position(99_999, 0))) {
            assertThat(reader.list(Optional.empty(), 1, position)).isEqualTo(new Page(List.of(), Optional.empty()));
        }
    }

    @Test
    void aTimeoutIsThrownWhenNoBrokerAnswers() {
        DeadLetterReader withoutBroker =
                DeadLetterPages.reader(Map.of("flashsale.kafka.bootstrap-servers", "127.0.0.1:1"));

        assertThatExceptionOfType(DependencyTimeoutException.class)
                .isThrownBy(() -> withoutBroker.list(Optional.empty(), 1, Position.BEGINNING))
                .withMessageContaining("no broker answers");
    }

    private static List<String> positions(List<DeadLetter> letters) {
        return letters.stream()
                .map(letter ->
                        letter.position().partition() + ":" + letter.position().offset())
                .toList();
    }

    private static int bytes(Page page) {
        return page.deadLetters().stream()
                .mapToInt(letter -> letter.raw().length)
                .sum();
    }
}
