package flashsale.order.simulation.check;

import static flashsale.order.simulation.check.PromotionFixture.COMPLETED;
import static flashsale.order.simulation.check.PromotionFixture.FAILED;
import static flashsale.order.simulation.check.PromotionFixture.LOAD_RESULT;
import static flashsale.order.simulation.check.PromotionFixture.loadResult;
import static flashsale.order.simulation.check.PromotionFixture.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.PostResult;
import flashsale.order.simulation.model.Promotion;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseChecksTest {
    @Test
    void correctResponsesAreNoViolation() {
        assertThat(violations(LOAD_RESULT)).isEmpty();
    }

    @Test
    void refusedOrdersAreCountedByResponse() {
        Outcome refused = new Outcome(0, new PostResult(503, "", "503 (Away)", 1), ObservedStatus.UNKNOWN, "");
        assertThat(violations(loadResult(COMPLETED, FAILED, refused, refused)))
                .containsExactly("Orders that did not get a 202: 2, such as 503 (Away) (2 times)");
    }

    @Test
    void aFlawedAcceptanceIsReported() {
        Outcome flawed =
                new Outcome(0, new PostResult(202, "x", "202 without Location", 1), ObservedStatus.SOLD_OUT, "");
        assertThat(violations(loadResult(COMPLETED, flawed)))
                .containsExactly("202 responses that break the contract: 1, such as 202 without Location");
    }

    @Test
    void aDuplicateTraceIdIsReported() {
        assertThat(violations(loadResult(COMPLETED, FAILED, FAILED)))
                .containsExactly("Trace ids given to more than one request: 1, such as f");
    }

    @Test
    void aRequestWithoutAFinalStatusIsReported() {
        assertThat(violations(loadResult(COMPLETED, FAILED, outcome("p", ObservedStatus.PROCESSING))))
                .contains("Requests without a final status: 1, such as p is PROCESSING");
    }

    @Test
    void aFlawedStatusIsReported() {
        Outcome flawed =
                new Outcome(0, COMPLETED.postResult(), ObservedStatus.COMPLETED, "c is COMPLETED without its order");
        assertThat(violations(loadResult(flawed, FAILED)))
                .containsExactly(
                        "Order responses that break the contract: 1, such as c is COMPLETED without its order");
    }

    @Test
    void aReasonOtherThanOutOfStockIsReported() {
        assertThat(violations(loadResult(COMPLETED, outcome("f", ObservedStatus.failed("CONFLICT")))))
                .containsExactly("Requests that FAILED for a reason other than OUT_OF_STOCK: 1, such as f: 'CONFLICT'");
    }

    @Test
    void aSurplusOrderIsReported() {
        assertThat(violations(loadResult(COMPLETED, outcome("d", ObservedStatus.COMPLETED))))
                .containsExactly("2 requests are COMPLETED, but 1 should be", "0 requests are FAILED, but 1 should be");
    }

    private static List<String> violations(LoadResult loadResult) {
        return ResponseChecks.violations(new Promotion(2, 2, 1, 2), loadResult);
    }
}
