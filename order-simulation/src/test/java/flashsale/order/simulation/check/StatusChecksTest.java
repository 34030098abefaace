package flashsale.order.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.model.ObservedStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusChecksTest {
    @Test
    void matchingStatusesAreNoViolation() {
        assertThat(StatusChecks.violations(
                        PromotionFixture.LOAD_RESULT,
                        Map.of("c", ObservedStatus.COMPLETED, "f", ObservedStatus.SOLD_OUT)))
                .isEmpty();
    }

    @Test
    void aDifferentStatusOrReasonAndAMissingHashAreReported() {
        assertThat(StatusChecks.violations(
                        PromotionFixture.LOAD_RESULT, Map.of("f", ObservedStatus.failed("CONFLICT"))))
                .containsExactly("Requests on which Redis and HTTP disagree: 2,"
                        + " such as c is COMPLETED by HTTP, Redis says nothing;"
                        + " f is FAILED OUT_OF_STOCK by HTTP, Redis says FAILED CONFLICT");
    }
}
