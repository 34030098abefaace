package flashsale.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptWeightsTest {

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "*/*;q=0", "a/b;q=0.123, c/d;Q=1.000", "a/b; charset=utf-8 ; q = 0.5", "a/b;q=1"})
    void aNumberFromZeroToOneIsAWeight(String accept) {
        assertThat(AcceptWeights.areRight(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*;q=a", "a/b;q=", "a/b;q=2", "a/b;q=-1", "a/b;q=1.1", "a/b, c/d;q=0.x"})
    void nothingElseIs(String accept) {
        assertThat(AcceptWeights.areRight(accept)).isFalse();
    }
}
