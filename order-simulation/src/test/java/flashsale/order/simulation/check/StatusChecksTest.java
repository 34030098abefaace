package flashsale.order.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.model.Standing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusChecksTest {
    @Test
    void theSameInRedisIsNoViolation() {
        assertThat(StatusChecks.violations(Facts.RUSH, Map.of("c", Standing.COMPLETED, "f", Standing.SOLD_OUT)))
                .isEmpty();
    }

    @Test
    void anotherStatusOrReasonAndAMissingHashAreNamed() {
        assertThat(StatusChecks.violations(Facts.RUSH, Map.of("f", Standing.failed("CONFLICT"))))
                .containsExactly("Requests about which Redis and HTTP differ: 2,"
                        + " such as c is COMPLETED by HTTP, Redis says nothing;"
                        + " f is FAILED OUT_OF_STOCK by HTTP, Redis says FAILED CONFLICT");
    }
}
