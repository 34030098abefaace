package flashsale.order.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void percentilesAreByNearestRank() {
        IntStream backwards = IntStream.rangeClosed(1, 1_000).map(i -> (1_001 - i) * 1_000);
        assertThat(Percentiles.ofMicros(backwards)).isEqualTo(new Percentiles(500, 950, 990));
    }

    @Test
    void aSingleValueIsEveryPercentile() {
        assertThat(Percentiles.ofMicros(IntStream.of(1_500))).isEqualTo(new Percentiles(1.5, 1.5, 1.5));
    }

    @Test
    void withoutValuesPercentilesAreZero() {
        assertThat(Percentiles.ofMicros(IntStream.empty())).isEqualTo(new Percentiles(0, 0, 0));
    }
}
