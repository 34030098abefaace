package flashsale.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {

    private static final String CANONICAL = "01912d68-783e-8a03-8467-5661c1243ad4";

    @Test
    void theCanonicalTextIsParsedToTheSameId() {
        TraceId id = new TraceId(UUID.fromString(CANONICAL));

        assertThat(id).hasToString(CANONICAL);
        assertThat(TraceId.parse(CANONICAL)).contains(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "01912D68-783E-8A03-8467-5661C1243AD4",
                "01912d68-783e-8a03-8467-5661c1243ad4 ",
                "01912d68-783e-8a03-8467-5661c1243adg",
                "01912d68783e8a0384675661c1243ad4",
                "{1912d68-783e-8a03-8467-5661c1243ad}",
                "01912d6-8783e-8a03-8467-5661c1243ad4",
                "000001912d68-783e-8a03-8467-5661c124",
                "+1912d68-783e-8a03-8467-5661c1243ad4",
                "------------------------------------"
            })
    void anyOtherTextIsNoTraceId(String text) {
        assertThat(TraceId.parse(text)).isEqualTo(Optional.empty());
    }

    @Test
    void idsSortLikeTheirTexts() {
        TraceId low = new TraceId(UUID.fromString("01912d68-783e-8a03-8467-5661c1243ad4"));
        TraceId high = new TraceId(UUID.fromString("f1912d68-783e-8a03-8467-5661c1243ad4"));

        assertThat(List.of(high, low).stream().sorted()).containsExactly(low, high);
    }
}
