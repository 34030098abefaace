package flashsale.order.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.web.json.UnreadableBodyException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineInputStreamTest {

    @Test
    void aBodyBeforeTheDeadlineIsReadCompletely() throws IOException {
        InputStream stream = new DeadlineInputStream(new ByteArrayInputStream(new byte[1_000]), Duration.ofMinutes(1));

        assertThat(stream.read()).isZero();
        assertThat(stream.readAllBytes()).hasSize(999);
    }

    @Test
    void aSlowBodyIsAbandoned() {
        InputStream trickle = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Thread.onSpinWait();
                bytes[offset] = ' ';
                return 1;
            }
        };

        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> JsonBody.read(new DeadlineInputStream(trickle, Duration.ofNanos(1))))
                .extracting(UnreadableBodyException::fault)
                .isEqualTo(Fault.INCOMPLETE);
    }
}
