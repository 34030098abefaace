package flashsale.order.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTextTest {

    @Test
    void wholeCharactersAreWellFormed() {
        assertThat(WellFormedText.isWellFormed("")).isTrue();
        assertThat(WellFormedText.isWellFormed("Ada \uac00\ufffd\ud7ff\ue000")).isTrue();
        assertThat(WellFormedText.isWellFormed("\ud83d\ude00\ud83d\ude00")).isTrue();
    }

    /** In hexadecimal, because half characters in annotations do not survive compilation and reports. */
    @ParameterizedTest
    @ValueSource(strings = {"d800", "dc00", "de00d83d", "d83dd83dde00", "d83dde00de00", "0041dbff", "dfff0041"})
    void halfCharactersAreNot(String hexadecimal) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hexadecimal.length(); i += 4) {
            text.append((char) Integer.parseInt(hexadecimal.substring(i, i + 4), 16));
        }

        assertThat(WellFormedText.isWellFormed(text.toString())).isFalse();
    }
}
