package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyOutageTest {

    private static final Logger LOGGER = Logger.getLogger(KeyOutage.class.getName());

    private final KeyOutage outage = new KeyOutage("the.setting (https://issuer.example)");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
            // unbuffered
        }

        @Override
        public void close() {
            // holds no resource
        }
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void anOutageIsLoggedOnceWithItsSettingAndCause() {
        outage.failed("no route", Duration.ZERO);
        outage.failed("no route", Duration.ZERO);

        assertThat(lines)
                .containsExactly(
                        "SEVERE No token keys are available; no route. Calls with a token get 503 and readiness"
                                + " is DOWN until the issuer delivers keys. Check it and the.setting (https://issuer.example);"
                                + " the application keeps trying");
    }

    @Test
    void theLogSaysHowLongKnownKeysAreAcceptedAndWhenTheyHaveRunOut() {
        outage.failed("no route", Duration.ofSeconds(90));
        outage.failed("no route", Duration.ofSeconds(80));
        outage.failed("no route", Duration.ofSeconds(-1));
        outage.ended();
        outage.ended();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("WARNING").contains("accepted for another 90 s");
        assertThat(lines.get(1)).startsWith("SEVERE");
        assertThat(lines.get(2))
                .isEqualTo("INFO Token keys are available again from the.setting (https://issuer.example)");
    }

    @Test
    void aRefreshWithoutAnOutageIsNotLogged() {
        outage.ended();

        assertThat(lines).isEmpty();
    }
}
