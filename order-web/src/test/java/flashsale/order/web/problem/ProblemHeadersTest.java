package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemHeadersTest {

    @ParameterizedTest
    @CsvSource({"PT0.001S, 1", "PT1S, 1", "PT1.2S, 2", "PT59.999S, 60"})
    void retryAfterIsRoundedUpToWholeSeconds(Duration wait, String seconds) {
        assertThat(ProblemHeaders.of(Problem.tooManyRequests(wait))).isEqualTo(Map.of("Retry-After", seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_UNAVAILABLE, Retry-After, 1",
        "NOT_PUBLISHED, Retry-After, 1",
        "PUBLICATION_UNKNOWN, Retry-After, 1",
        "UNAUTHORIZED, WWW-Authenticate, Bearer",
        "INVALID_TOKEN, WWW-Authenticate, Bearer error=\"invalid_token\"",
        "FORBIDDEN, WWW-Authenticate, Bearer error=\"insufficient_scope\"",
        "ENCODED_BODY, Accept-Encoding, identity",
        "REQUEST_TIMEOUT, Connection, close"
    })
    void aProblemHasTheHeaderOfItsKind(ProblemKind kind, String name, String value) {
        assertThat(ProblemHeaders.of(Problem.of(kind))).isEqualTo(Map.of(name, value));
    }

    @Test
    void otherProblemsHaveNoHeaders() {
        assertThat(ProblemHeaders.of(Problem.of(ProblemKind.INVALID_REQUEST))).isEmpty();
        assertThat(ProblemHeaders.of(Problem.ofStatus(500))).isEmpty();
    }
}
