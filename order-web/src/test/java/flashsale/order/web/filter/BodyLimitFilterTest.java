package flashsale.order.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.web.problem.ProblemKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*;charset=utf-8", "*/json", " */* ; q=1", "*"})
    void aBodyHasOneConcreteMediaType(String contentType) {
        assertThat(statusFor("POST", Map.of("Content-Type", contentType))).hasValue(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON", "application/json;charset=iso-8859-1", "a/b;c=\"*\""})
    void parametersOfTheMediaTypeDoNotCount(String contentType) {
        assertThat(statusFor("PUT", Map.of("Content-Type", contentType))).isEmpty();
    }

    @Test
    void aBodyNeedsAMediaType() {
        assertThat(statusFor("POST", Map.of())).hasValue(415);
        assertThat(statusFor("GET", Map.of())).isEmpty();
    }

    @Test
    void aBodyThatIsTooLongIsRejectedByItsLength() {
        assertThat(statusFor("POST", Map.of("Content-Type", "application/json", "Content-Length", "16385")))
                .hasValue(413);
        assertThat(statusFor("POST", Map.of("Content-Type", "application/json", "Content-Length", "99999999999")))
                .hasValue(413);
    }

    /** Returns the status of the rejection, if the filter rejects the request. */
    private static Optional<Integer> statusFor(String method, Map<String, String> headers) {
        ContainerRequestContext request = (ContainerRequestContext) Proxy.newProxyInstance(
                ContainerRequestContext.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, called, values) -> called.getName().equals("getMethod") ? method : headers.get(values[0]));
        return BodyLimitFilter.rejection(request).map(ProblemKind::status);
    }
}
