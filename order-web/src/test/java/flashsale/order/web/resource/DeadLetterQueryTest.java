package flashsale.order.web.resource;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.domain.Reason;
import flashsale.order.domain.rule.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterQueryTest {

    @Test
    void emptyParametersCountAsAbsent() {
        DeadLetterQuery query = DeadLetterQuery.of("", "200", "");
        assertThat(query.violations()).isEmpty();
        assertThat(query.reason()).isEmpty();
        assertThat(query.from()).isEqualTo(Position.BEGINNING);
        assertThat(query.limit()).isEqualTo(200);
    }

    @Test
    void aReasonIsReadByItsName() {
        assertThat(DeadLetterQuery.of("CONFLICT", "1", null).reason()).contains(Reason.CONFLICT);
    }

    @Test
    void aPageBeginsAtItsCursor() {
        assertThat(DeadLetterQuery.of(null, "1", "2.17").from()).isEqualTo(new Position(2, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "ten", "", "99999999999"})
    void anInvalidLimitIsReported(String limit) {
        assertThat(DeadLetterQuery.of(null, limit, null).violations())
                .extracting(Violation::field)
                .containsExactly("limit");
    }

    @Test
    void allViolationsAreReportedTogether() {
        assertThat(DeadLetterQuery.of("conflict", "0", "next").violations())
                .extracting(Violation::field)
                .containsExactly("reason", "limit", "after");
    }
}
