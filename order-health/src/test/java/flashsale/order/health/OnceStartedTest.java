package flashsale.order.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class OnceStartedTest {

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final HealthCheck check = new OnceStarted(started::get, () -> {
        asked.set(true);
        return HealthCheckResponse.up("database");
    });

    @Test
    void beforeTheApplicationHasStartedNothingOfItIsTouched() {
        HealthCheckResponse shown = check.call();

        assertThat(shown.getStatus()).isEqualTo(Status.DOWN);
        assertThat(shown.getData()).hasValue(Map.of("state", "starting"));
        assertThat(asked).isFalse();
    }

    @Test
    void afterThatTheCheckIsAsked() {
        started.set(true);

        assertThat(check.call().getName()).isEqualTo("database");
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }
}
