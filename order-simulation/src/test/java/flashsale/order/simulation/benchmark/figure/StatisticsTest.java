package flashsale.order.simulation.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheTwoMiddleValues() {
        assertThat(Statistics.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThat(Statistics.median(List.of(7.0))).isEqualTo(7);
    }

    @Test
    void meansAndMediansAreComputedPerName() {
        List<Map<String, Double>> rounds = List.of(Map.of("server", 1.0), Map.of("server", 2.0), Map.of("server", 6.0));

        assertThat(Statistics.means(rounds)).isEqualTo(Map.of("server", 3.0));
        assertThat(Statistics.medians(rounds)).isEqualTo(Map.of("server", 2.0));
    }
}
