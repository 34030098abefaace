package flashsale.order.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private static final Violation FORMAT = new Violation("items[1]", Rule.OBJECT);

    @Test
    void ruleViolationsOfAnInvalidFieldAreLeftOut() {
        assertThat(Violations.join(
                        List.of(FORMAT),
                        List.of(
                                new Violation("items[1].quantity", Rule.QUANTITY),
                                new Violation("items[1]", Rule.REQUIRED))))
                .containsExactly(FORMAT);
    }

    @Test
    void ruleViolationsOfOtherFieldsStay() {
        Violation similar = new Violation("items[11].quantity", Rule.QUANTITY);
        Violation above = new Violation("items", Rule.ITEM_COUNT);

        assertThat(Violations.join(List.of(FORMAT), List.of(similar, above))).containsExactly(FORMAT, similar, above);
    }
}
