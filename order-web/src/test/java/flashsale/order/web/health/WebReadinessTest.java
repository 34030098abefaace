package flashsale.order.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContextEvent;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class WebReadinessTest {

    private static final ServletContextEvent NOTHING_OF_IT = null;

    private final WebReadiness readiness = new WebReadiness();

    @Test
    void theWebModuleIsNotReadyBeforeItIsStarted() {
        assertThat(readiness.call().getName()).isEqualTo("web");
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void itIsReadyOnceTheContainerSaysThatItIsStarted() {
        WebStart start = new WebStart();
        start.readiness = readiness;

        start.contextInitialized(NOTHING_OF_IT);

        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }
}
