package flashsale.order.simulation.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoThere() {
        assertThat(Statistics.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThat(Statistics.median(List.of(7.0))).isEqualTo(7);
    }

    @Test
    void aPercentileIsTheSmallestValueThatSoManyDoNotExceed() {
        int[] backwards =
                IntStream.rangeClosed(1, 10_000).map(i -> (10_001 - i) * 1_000).toArray();

        assertThat(Statistics.percentileMillis(backwards, 500)).isEqualTo(5_000);
        assertThat(Statistics.percentileMillis(backwards, 990)).isEqualTo(9_900);
        assertThat(Statistics.percentileMillis(backwards, 999)).isEqualTo(9_990);
        assertThat(Statistics.percentileMillis(new int[] {1_500}, 500)).isEqualTo(1.5);
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(Statistics.percentileMillis(new int[0], 500)).isNaN();
    }

    @Test
    void meansAndMediansAreThoseOfEachName() {
        List<Map<String, Double>> rounds = List.of(Map.of("server", 1.0), Map.of("server", 2.0), Map.of("server", 6.0));

        assertThat(Statistics.means(rounds)).isEqualTo(Map.of("server", 3.0));
        assertThat(Statistics.medians(rounds)).isEqualTo(Map.of("server", 2.0));
    }
}
