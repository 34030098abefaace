package flashsale.order.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.domain.Reason;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.Topics;
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
        reader.maxScanned = 7;

        Page page = reader.list(
                Optional.of(Reason.CONFLICT),
                1_000,
                Optional.of(new PageCursor(first.partition(), first.offset()).toString()));

        assertThat(page.deadLetters()).hasSizeBetween(1, 7);
        assertThat(page.next()).isPresent();
        assertThat(positions(DeadLetterPages.readAll(reader, Optional.of(Reason.CONFLICT), 1_000)))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "next", "-1.0", "0.1.2"})
    void anInvalidCursorIsRejected(String cursor) {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.list(Optional.empty(), 1, Optional.of(cursor)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.999999999999999999", "99999.0"})
    void aPageAfterTheEndIsEmpty(String cursor) {
        assertThat(reader.list(Optional.empty(), 1, Optional.of(cursor)))
                .isEqualTo(new Page(List.of(), Optional.empty()));
    }

    @Test
    void aTimeoutIsThrownWhenNoBrokerAnswers() {
        DeadLetterReader withoutBroker =
                DeadLetterPages.reader(Map.of("flashsale.kafka.bootstrap-servers", "127.0.0.1:1"));

        assertThatExceptionOfType(DependencyTimeoutException.class)
                .isThrownBy(() -> withoutBroker.list(Optional.empty(), 1, Optional.empty()))
                .withMessageContaining("no broker answers");
    }

    private static List<String> positions(List<DeadLetter> letters) {
        return letters.stream()
                .map(letter -> letter.partition() + ":" + letter.offset())
                .toList();
    }
}
