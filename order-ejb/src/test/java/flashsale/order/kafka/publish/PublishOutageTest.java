package flashsale.order.kafka.publish;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishOutageTest {

    private final Logger logger = Logger.getLogger(PublishOutage.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
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
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void theLogNamesTheSettingToCheck() {
        assertThat(logged(new TimeoutException("late"))).contains(" and flashsale.kafka.bootstrap-servers: late");
        for (RuntimeException refusal : List.of(
                new SaslAuthenticationException("refused"),
                new SslAuthenticationException("refused"),
                new TopicAuthorizationException("refused"))) {
            assertThat(logged(refusal)).contains(" and flashsale.kafka.security-file: refused");
        }
    }

    private String logged(RuntimeException failure) {
        new PublishOutage().failed(Samples.request(Samples.product(1)), Publication.NOT_PUBLISHED, failure);
        return lines.remove(0);
    }
}
