package flashsale.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContextEvent;
import org.junit.jupiter.api.Test;

class WebStartTest {

    private static final ServletContextEvent NOTHING_OF_IT = null;

    private final WebStart start = new WebStart();

    @Test
    void theWebModuleIsNotReadyBeforeItIsStarted() {
        assertThat(start.name()).isEqualTo("web");
        assertThat(start.required()).isTrue();
        assertThat(start.check().up()).isFalse();
    }

    @Test
    void itIsReadyOnceTheContainerSaysThatItIsStarted() {
        WebStartListener listener = new WebStartListener();
        listener.start = start;

        listener.contextInitialized(NOTHING_OF_IT);

        assertThat(start.check().up()).isTrue();
    }
}
