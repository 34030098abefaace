package flashsale.order.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberIdRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"42", " 42", "42 ", "auth0|5f7c", "a b", "\uae40", "\ud83d\ude00"})
    void visibleTextIsValid(String id) {
        assertThat(MemberIdRules.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "42\u0000", "\u000042", "4\n2", "42\u0085", "42\u007f"})
    void blankTextAndControlCharactersAreNot(String id) {
        assertThat(MemberIdRules.isValid(id)).isFalse();
    }

    @Test
    void idsThatMayBecomeEqualAreInvalid() {
        assertThat(MemberIdRules.isValid("42" + '\ud800')).isFalse();
        assertThat(MemberIdRules.isValid("42\ufffd")).isFalse();
    }

    @Test
    void anIdFitsTheDatabaseColumn() {
        assertThat(MemberIdRules.isValid("m".repeat(255))).isTrue();
        assertThat(MemberIdRules.isValid("m".repeat(256))).isFalse();
    }
}
