package flashsale.order.simulation.benchmark.figure;

import static flashsale.order.simulation.benchmark.figure.FigureFixtures.endToEnd;
import static flashsale.order.simulation.benchmark.figure.FigureFixtures.rate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private final Figure decide = rate("decide", 14_000, 1_000, 10_000.0);

    @Test
    void decidingIsComparedWithItsLimitAndTheBaseline() {
        assertThat(verdict(decide)).isEqualTo("reached: 0.7 of the limit; MISSED: 15 x the baseline");
    }

    @Test
    void otherRatesAreComparedWithDeciding() {
        assertThat(verdict(rate("hot-product", 14_000, 1_000, 10_000.0))).isEqualTo("reached: not below decide");
        assertThat(verdict(rate("sold-out", 14_000, 1_000, 10_000.0))).isEqualTo("MISSED: faster than decide");
    }

    @Test
    void aMillionOrdersAreComparedWithTenThousand() {
        Figure million = rate("growth-1000000", Double.NaN, Double.NaN, 8_999.0);
        Figure tenThousand = rate("growth-10000", Double.NaN, Double.NaN, 10_000.0);

        assertThat(new Goals(List.of(tenThousand, million)).verdict(million)).startsWith("MISSED");
        assertThat(verdict(tenThousand)).isEmpty();
    }

    @Test
    void theGoalOfASingleOrderIsFiftyMilliseconds() {
        assertThat(verdict(endToEnd(49.9))).startsWith("reached");
        assertThat(verdict(endToEnd(50))).startsWith("MISSED");
    }

    @Test
    void aFigureWithoutItsReferenceHasNoVerdict() {
        Figure alone = rate("sold-out", 1, 1, 1.0);

        assertThat(new Goals(List.of(alone)).verdict(alone)).isEmpty();
        assertThat(verdict(rate("intake", Double.NaN, Double.NaN, 1.0))).isEmpty();
    }

    private String verdict(Figure figure) {
        return new Goals(figure == decide ? List.of(decide) : List.of(decide, figure)).verdict(figure);
    }
}
