package flashsale.order.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class AfterStartCheckTest {

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean called = new AtomicBoolean();
    private final HealthCheck check = new AfterStartCheck(started::get, () -> {
        called.set(true);
        return HealthCheckResponse.up("database");
    });

    @Test
    void isDownAndCallsNothingBeforeTheApplicationHasStarted() {
        HealthCheckResponse response = check.call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData()).hasValue(Map.of("state", "starting"));
        assertThat(called).isFalse();
    }

    @Test
    void delegatesAfterTheApplicationHasStarted() {
        started.set(true);

        assertThat(check.call().getName()).isEqualTo("database");
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }
}
