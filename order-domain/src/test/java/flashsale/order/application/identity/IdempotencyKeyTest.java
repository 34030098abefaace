package flashsale.order.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    static String[] keys() {
        return new String[] {"!", "~", "8e03978e-40d5-43dd-bc93-6894a57f9324", "a,b;c=\"d\"\\", "k".repeat(255)};
    }

    @ParameterizedTest
    @MethodSource("keys")
    void visibleAsciiCharactersAreValid(String text) {
        assertThat(IdempotencyKey.of(text)).contains(new IdempotencyKey(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\ta", "키", "é", "\u007f", "a\u0000"})
    void otherCharactersAreInvalid(String text) {
        assertThat(IdempotencyKey.of(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(text));
    }

    @Test
    void moreThan255CharactersAreInvalid() {
        assertThat(IdempotencyKey.of("k".repeat(256))).isEmpty();
    }
}
