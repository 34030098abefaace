package flashsale.order.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultUnavailableFilterTest {

    @Test
    void aCallIsNoSuccessBeforeItHasAnAnswer() throws Exception {
        List<Object> told = new ArrayList<>();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, values) -> told.add(method.getName() + " " + values[0]) ? null : null);

        new DefaultUnavailableFilter().doFilter(null, response, (request, answer) -> told.add("answer"));

        assertThat(told).containsExactly("setStatus 503", "answer");
    }
}
