package flashsale.order.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginWindowTest {

    private static final long BEGIN = 5_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1_795_000_000_000L, Long.MAX_VALUE})
    void aRecordIsKnownByItsOffsetAndItsTimestamp(long timestamp) {
        OriginWindow window = OriginWindow.of(BEGIN, BEGIN + 10);

        window.add(BEGIN + 3, timestamp);

        assertThat(window.contains(BEGIN + 3, timestamp)).isTrue();
        assertThat(window.contains(BEGIN + 4, timestamp)).isFalse();
        assertThat(window.contains(BEGIN + 3, timestamp ^ 0b10)).isFalse();
    }

    @Test
    void aWindowIsBoundedAndIgnoresOtherRecords() {
        OriginWindow window = OriginWindow.of(BEGIN, Long.MAX_VALUE);

        assertThat(window.covers(BEGIN - 1)).isFalse();
        assertThat(window.covers(BEGIN)).isTrue();
        assertThat(window.covers(BEGIN + OriginWindow.MAX_LENGTH - 1)).isTrue();
        assertThat(window.covers(BEGIN + OriginWindow.MAX_LENGTH)).isFalse();
        window.add(BEGIN - 1, 1);
        window.add(BEGIN + OriginWindow.MAX_LENGTH, 1);
    }
}
