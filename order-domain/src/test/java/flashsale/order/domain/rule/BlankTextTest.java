package flashsale.order.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n\u000b\f\r",
                "\u0000",
                "\u0085",
                "\u00a0",
                "\u2003",
                "\u2007",
                "\u200b",
                "\u202e",
                "\u2060",
                "\u3000",
                "\u3164",
                "\uffa0",
                "\ufeff",
                "\u2800",
                " \u00a0\u200b\u3164 "
            })
    void aTextWithoutVisibleCharactersIsBlank(String text) {
        assertThat(BlankText.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " a ",
                "\u00a0.\u00a0",
                "0",
                "\uae40",
                "\u3131",
                "\ud83d\ude00",
                "a\u200b",
                "\u0600",
                "\u0301"
            })
    void anyVisibleCharacterMakesATextNotBlank(String text) {
        assertThat(BlankText.isBlank(text)).isFalse();
    }

    @Test
    void everythingThatJavaCountsAsWhiteSpaceOrControlIsBlank() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> Character.isWhitespace(point)
                                || Character.isSpaceChar(point)
                                || Character.isISOControl(point))
                        .mapToObj(Character::toString))
                .allMatch(BlankText::isBlank);
    }
}
