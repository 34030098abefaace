package flashsale.order.simulation.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void aPlanWithoutNamesIncludesAllFigures() {
        assertThat(Plan.NAMES).allMatch(new Plan(3, Set.of(), 1)::includes);
        assertThat(Plan.NAMES)
                .filteredOn(new Plan(3, Set.of("intake"), 1)::includes)
                .containsExactly("intake");
    }

    @Test
    void sizesAreScaledButNotBelowOneHundred() {
        Plan plan = new Plan(3, Set.of(), 0.05);

        assertThat(plan.scaled(100_000)).isEqualTo(5_000);
        assertThat(plan.scaled(300)).isEqualTo(100);
        assertThat(plan.scaled(50)).isEqualTo(50);
    }

    @Test
    void anInvalidValueIsReportedWithItsOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(0, Set.of(), 1))
                .withMessageContaining("--rounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(3, Set.of("speed"), 1))
                .withMessageContaining("--only")
                .withMessageContaining("speed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(3, Set.of(), Double.NaN))
                .withMessageContaining("--scale");
    }
}
