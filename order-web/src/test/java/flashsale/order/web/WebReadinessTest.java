package flashsale.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContextEvent;
import org.junit.jupiter.api.Test;

class WebReadinessTest {

    private static final ServletContextEvent UNUSED = null;

    private final WebReadiness readiness = new WebReadiness();

    @Test
    void theWebModuleIsNotReadyBeforeItHasStarted() {
        assertThat(readiness.name()).isEqualTo("web");
        assertThat(readiness.required()).isTrue();
        assertThat(readiness.check().up()).isFalse();
    }

    @Test
    void theWebModuleIsReadyOnceTheContainerHasStartedIt() {
        WebReadinessListener listener = new WebReadinessListener();
        listener.readiness = readiness;

        listener.contextInitialized(UNUSED);

        assertThat(readiness.check().up()).isTrue();
    }
}
