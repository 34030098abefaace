package flashsale.order.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.probe.StoredDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseChecksTest {
    private static final String ITEMS = "1001x1 1002x1";
    private static final StoredDecision CONFIRMED = row("c", "CONFIRMED", "", ITEMS);
    private static final StoredDecision REJECTED = row("f", "REJECTED", "OUT_OF_STOCK", "");

    @Test
    void matchingRowsAreNoViolation() {
        assertThat(violations(CONFIRMED, REJECTED)).isEmpty();
    }

    @Test
    void aDecisionStoredTwiceIsReported() {
        assertThat(violations(CONFIRMED, CONFIRMED, REJECTED))
                .containsExactly("Requests with more than one decision in the database: 1, such as c");
    }

    @Test
    void aMissingDecisionIsReported() {
        assertThat(violations(CONFIRMED))
                .containsExactly("Requests on which the database and HTTP disagree: 1,"
                        + " such as f is FAILED OUT_OF_STOCK by HTTP, the database says nothing");
    }

    @Test
    void aDifferentReasonIsReported() {
        assertThat(violations(CONFIRMED, row("f", "REJECTED", "CONFLICT", "")))
                .containsExactly("Requests on which the database and HTTP disagree: 1,"
                        + " such as f is FAILED OUT_OF_STOCK by HTTP, the database says REJECTED CONFLICT");
    }

    @Test
    void differentItemsAreReported() {
        assertThat(violations(row("c", "CONFIRMED", "", "1001x2 1002x1"), REJECTED))
                .containsExactly("Confirmed orders with other items than ordered: 1,"
                        + " such as c has '1001x2 1002x1' instead of '1001x1 1002x1'");
    }

    @Test
    void anOrderThatNoCustomerReceivedIsReported() {
        assertThat(violations(CONFIRMED, REJECTED, row("x", "CONFIRMED", "", ITEMS)))
                .containsExactly("Decisions in the database that no customer received: 1, such as x CONFIRMED");
    }

    private static StoredDecision row(String traceId, String status, String reason, String items) {
        return new StoredDecision(traceId, new ObservedStatus(status, reason), items);
    }

    private static List<String> violations(StoredDecision... rows) {
        return DatabaseChecks.violations(PromotionFixture.CATALOG, PromotionFixture.LOAD_RESULT, List.of(rows));
    }
}
