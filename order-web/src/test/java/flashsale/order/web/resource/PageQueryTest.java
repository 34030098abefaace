package flashsale.order.web.resource;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.rule.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "20", "100"})
    void aLimitInRangeIsAccepted(String limit) {
        assertThat(PageQuery.of(limit, null, 100))
                .isEqualTo(new PageQuery(Integer.parseInt(limit), Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "+5", "1.5", "ten", "", " 1", "05", "0020", "99999999999", "\u0661"})
    void anInvalidLimitIsReported(String limit) {
        assertThat(PageQuery.of(limit, null, 100).violations())
                .extracting(Violation::field)
                .containsExactly("limit");
    }

    @Test
    void anEmptyCursorCountsAsAbsent() {
        assertThat(PageQuery.of("1", "", 100).after()).isEmpty();
        assertThat(PageQuery.of("1", "x", 100).after()).contains("x");
    }
}
