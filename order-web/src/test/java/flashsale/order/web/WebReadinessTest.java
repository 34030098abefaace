package flashsale.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.web.security.JwtValidator;
import jakarta.servlet.ServletContextEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebReadinessTest {

    private static final ServletContextEvent UNUSED = null;

    private final WebReadiness readiness = new WebReadiness();
    private Map<String, String> fault = Map.of();

    WebReadinessTest() {
        readiness.jwtValidator = new JwtValidator() {
            @Override
            public Map<String, String> fault() {
                return fault;
            }
        };
    }

    @Test
    void theWebModuleIsNotReadyBeforeItHasStarted() {
        assertThat(readiness.name()).isEqualTo("web");
        assertThat(readiness.required()).isTrue();
        assertThat(readiness.check().up()).isFalse();
    }

    @Test
    void theWebModuleIsReadyOnceTheContainerHasStartedIt() {
        start();

        assertThat(readiness.check().up()).isTrue();
    }

    @Test
    void theWebModuleIsNotReadyWithoutTheKeysOfTokens() {
        start();

        fault = Map.of("fault", "no route");

        assertThat(readiness.check().up()).isFalse();
        assertThat(readiness.check().data()).isEqualTo(fault);
    }

    private void start() {
        WebReadinessListener listener = new WebReadinessListener();
        listener.readiness = readiness;
        listener.contextInitialized(UNUSED);
    }
}
