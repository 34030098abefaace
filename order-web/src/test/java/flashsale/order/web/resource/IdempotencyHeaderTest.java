package flashsale.order.web.resource;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.identity.IdempotencyKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "8e03978e-40d5-43dd     | 8e03978e-40d5-43dd",
                "\"8e03978e-40d5-43dd\" | 8e03978e-40d5-43dd",
                "' k '                  | k",
                "' \"k\" '              | k",
                "\"a\\\"b\"             | a\"b",
                "a\"b                   | a\"b",
                "\"a\\\\b\"             | a\\b",
                "a\\b                   | a\\b",
                "k\"                    | k\"",
                "a,b;c=d                | a,b;c=d",
                "~                      | ~"
            })
    void aKeyIsTheSameWithQuotesAndWithout(String header, String key) {
        assertThat(IdempotencyHeader.of(List.of(header)))
                .isEqualTo(new IdempotencyHeader(true, Optional.of(new IdempotencyKey(key))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"k",
                "\"k\"x",
                "\"k\\\"",
                "\"\\k\"",
                "\"a\"b\"",
                "\"k\";p=1",
                "a b",
                "\"a b\"",
                "a, b",
                "é",
                "키",
                "a\tb"
            })
    void anythingElseIsInvalid(String header) {
        assertThat(IdempotencyHeader.of(List.of(header)).isValid()).isFalse();
    }

    static List<String> tooLong() {
        return List.of(
                "k".repeat(256), "\"" + "k".repeat(256) + "\"", "\"".repeat(100_000), "\"" + "\\".repeat(99_999));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void aKeyThatIsTooLongIsInvalid(String header) {
        assertThat(IdempotencyHeader.of(List.of(header)).isValid()).isFalse();
    }

    @Test
    void quotesAndEscapesDoNotCountTowardsTheLength() {
        assertThat(IdempotencyHeader.of(List.of("\"" + "k".repeat(255) + "\"")).isValid())
                .isTrue();
        assertThat(IdempotencyHeader.of(List.of("\"" + "\\\"".repeat(255) + "\""))
                        .isValid())
                .isTrue();
    }

    @Test
    void severalHeadersAreInvalid() {
        assertThat(IdempotencyHeader.of(List.of("k", "k")).isValid()).isFalse();
    }

    @Test
    void anAbsentHeaderIsValidAndHasNoKey() {
        assertThat(IdempotencyHeader.of(List.of())).isEqualTo(new IdempotencyHeader(true, Optional.empty()));
    }
}
