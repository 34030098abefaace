package flashsale.order.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Rule;
import flashsale.order.domain.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private static final Violation FORM = new Violation("items[1]", Rule.OBJECT);

    @Test
    void whatTheRulesSayOfAStandInIsLeftOut() {
        assertThat(Violations.join(
                        List.of(FORM),
                        List.of(
                                new Violation("items[1].quantity", Rule.QUANTITY),
                                new Violation("items[1]", Rule.REQUIRED))))
                .containsExactly(FORM);
    }

    @Test
    void whatTheRulesSayOfOthersStays() {
        Violation like = new Violation("items[11].quantity", Rule.QUANTITY);
        Violation above = new Violation("items", Rule.ITEM_COUNT);

        assertThat(Violations.join(List.of(FORM), List.of(like, above))).containsExactly(FORM, like, above);
    }
}
