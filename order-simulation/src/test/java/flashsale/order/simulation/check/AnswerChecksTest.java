package flashsale.order.simulation.check;

import static flashsale.order.simulation.check.Facts.COMPLETED;
import static flashsale.order.simulation.check.Facts.FAILED;
import static flashsale.order.simulation.check.Facts.RUSH;
import static flashsale.order.simulation.check.Facts.outcome;
import static flashsale.order.simulation.check.Facts.rush;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.Receipt;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerChecksTest {
    @Test
    void keptPromisesAreNotNamed() {
        assertThat(violations(RUSH)).isEmpty();
    }

    @Test
    void refusedOrdersAreCountedByWhatWasSaid() {
        Outcome refused = new Outcome(0, new Receipt(503, "", "503 (Away)", 1), Standing.UNKNOWN, "");
        assertThat(violations(rush(COMPLETED, FAILED, refused, refused)))
                .containsExactly("Orders that were not answered 202: 2, such as 503 (Away) (2 times)");
    }

    @Test
    void aFlawedAcceptanceIsNamed() {
        Outcome flawed = new Outcome(0, new Receipt(202, "x", "202 without Location", 1), Standing.SOLD_OUT, "");
        assertThat(violations(rush(COMPLETED, flawed)))
                .containsExactly("202 answers that are not as agreed: 1, such as 202 without Location");
    }

    @Test
    void aSharedTraceIdIsNamed() {
        assertThat(violations(rush(COMPLETED, FAILED, FAILED)))
                .containsExactly("Trace ids given to more than one request: 1, such as f");
    }

    @Test
    void aRequestWithoutAnEndIsNamed() {
        assertThat(violations(rush(COMPLETED, FAILED, outcome("p", Standing.PROCESSING))))
                .contains("Requests without an end: 1, such as p is PROCESSING");
    }

    @Test
    void aFlawedStatusIsNamed() {
        Outcome flawed = new Outcome(0, COMPLETED.receipt(), Standing.COMPLETED, "c is COMPLETED without its order");
        assertThat(violations(rush(flawed, FAILED)))
                .containsExactly(
                        "Answers about an order that are not as agreed: 1, such as c is COMPLETED without its order");
    }

    @Test
    void anotherReasonThanOutOfStockIsNamed() {
        assertThat(violations(rush(COMPLETED, outcome("f", Standing.failed("CONFLICT")))))
                .containsExactly("Requests that FAILED for another reason than OUT_OF_STOCK: 1, such as f: 'CONFLICT'");
    }

    @Test
    void oneOrderTooManyIsNamed() {
        assertThat(violations(rush(COMPLETED, outcome("d", Standing.COMPLETED))))
                .containsExactly("2 requests are COMPLETED, but 1 should be", "0 requests are FAILED, but 1 should be");
    }

    private static List<String> violations(Rush rush) {
        return AnswerChecks.violations(new Promotion(2, 2, 1, 2), rush);
    }
}
