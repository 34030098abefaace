package flashsale.order.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.WebSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpPolicyFilterTest {

    private final List<Object> events = new ArrayList<>();

    @Test
    void theStatusOfTheApiIs503UntilTheApplicationResponds() throws Exception {
        filter(DispatcherType.REQUEST, "/api/v1/products");

        assertThat(events).contains("setStatus 503").endsWith("response");
    }

    @Test
    void pagesAndErrorsKeepTheStatusOfTheContainer() throws Exception {
        filter(DispatcherType.REQUEST, "/docs/openapi.yaml");
        filter(DispatcherType.ERROR, "/api/v1/products");

        assertThat(events).doesNotContain("setStatus 503").contains("response");
    }

    @Test
    void theHeaderThatWildFlyPresetsForItsOwnErrorsIsRemoved() throws Exception {
        filter(DispatcherType.REQUEST, "/api/v1/products");

        assertThat(events).startsWith("setHeader Retry-After");
    }

    @Test
    void anotherSpellingOfAPathIsRejected() throws Exception {
        filter(DispatcherType.REQUEST, "//api/v1/orders");

        assertThat(events).endsWith("sendError 400").doesNotContain("response");
    }

    private void filter(DispatcherType dispatcher, String path) throws Exception {
        HttpPolicyFilter filter = new HttpPolicyFilter();
        filter.settings = new WebSettings(Duration.ZERO, Set.of(), null);
        Map<String, Object> request =
                Map.of("getDispatcherType", dispatcher, "getRequestURI", path, "getContentLengthLong", 0L);
        filter.doFilter(
                (HttpServletRequest) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, values) -> request.get(method.getName())),
                (HttpServletResponse) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HttpServletResponse.class},
                        (proxy, method, values) -> {
                            events.add(method.getName() + " " + values[0]);
                            return null;
                        }),
                (ignored, response) -> events.add("response"));
    }
}
