package flashsale.order.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentilesAreByNearestRank() {
        Latencies backwards =
                Latencies.ofMicros(IntStream.rangeClosed(1, 10_000).map(i -> (10_001 - i) * 1_000));

        assertThat(backwards.percentileMillis(50)).isEqualTo(5_000);
        assertThat(backwards.percentileMillis(99)).isEqualTo(9_900);
        assertThat(backwards.percentileMillis(99.9)).isEqualTo(9_990);
        assertThat(Latencies.ofMicros(IntStream.of(1_500)).percentileMillis(50)).isEqualTo(1.5);
    }

    @Test
    void aPercentileOfAQuarterOfASecondIsExactToTheMicrosecond() {
        assertThat(Latencies.ofMicros(IntStream.of(262_143)).percentileMillis(50))
                .isEqualTo(262.143);
    }

    @Test
    void withoutValuesAPercentileIsNaN() {
        assertThat(Latencies.ofMicros(IntStream.empty()).percentileMillis(50)).isNaN();
    }
}
