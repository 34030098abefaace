package flashsale.order.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.probe.DeadLetter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterChecksTest {
    private static final DeadLetter GOOD = letter("f", "OUT_OF_STOCK");

    @Test
    void oneDeadLetterPerFailedRequestIsNoViolation() {
        assertThat(violations(GOOD)).isEmpty();
    }

    @Test
    void aMissingDeadLetterIsReported() {
        assertThat(violations()).containsExactly("FAILED requests without a dead letter: 1, such as f");
    }

    @Test
    void aSurplusDeadLetterIsReported() {
        assertThat(violations(GOOD, GOOD)).containsExactly("Requests with more than one dead letter: 1, such as f");
    }

    @Test
    void aDeadLetterOfACompletedRequestIsReported() {
        assertThat(violations(GOOD, letter("c", "OUT_OF_STOCK")))
                .containsExactly("Dead letters of requests that did not fail: 1, such as c");
    }

    @Test
    void aDifferentReasonIsReported() {
        assertThat(violations(letter("f", "CONFLICT")))
                .containsExactly("Dead letters whose reason differs from what the customer received: 1,"
                        + " such as f: 'CONFLICT', the customer received 'OUT_OF_STOCK'");
    }

    @Test
    void aDifferentOriginalTopicIsReported() {
        assertThat(violations(new DeadLetter("f", "m", "1001", "OUT_OF_STOCK", "")))
                .containsExactly("Dead letters that do not name the original topic order-request-v1: 1, such as f: ''");
    }

    @Test
    void aDifferentKeyIsReported() {
        assertThat(violations(new DeadLetter("f", "m", "1002", "OUT_OF_STOCK", "order-request-v1")))
                .containsExactly("Dead letters without the key of their request: 1, such as f: '1002'");
    }

    private static DeadLetter letter(String traceId, String reason) {
        return new DeadLetter(traceId, "m", "1001", reason, "order-request-v1");
    }

    private static List<String> violations(DeadLetter... letters) {
        return DeadLetterChecks.violations(PromotionFixture.CATALOG, PromotionFixture.LOAD_RESULT, List.of(letters));
    }
}
