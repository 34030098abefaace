package flashsale.order.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultUnavailableFilterTest {

    @Test
    void theStatusIs503UntilTheApplicationResponds() throws Exception {
        List<Object> events = new ArrayList<>();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, values) -> events.add(method.getName() + " " + values[0]) ? null : null);

        new DefaultUnavailableFilter().doFilter(null, response, (request, ignored) -> events.add("response"));

        assertThat(events).containsExactly("setStatus 503", "response");
    }
}
