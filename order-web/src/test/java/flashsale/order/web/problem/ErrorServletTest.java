package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorServletTest {

    /** A server that is starting has no servlet yet, so the name may be missing. */
    @ParameterizedTest
    @CsvSource({
        "404, default, /api/v1/orders/1, SERVICE_UNAVAILABLE",
        "405, default, /api/v1/orders, SERVICE_UNAVAILABLE",
        "404, , /api/v1/orders, SERVICE_UNAVAILABLE",
        "404, , /favicon.ico, NOT_FOUND",
        "404, default, /docs/none, NOT_FOUND",
        "405, default, /docs/, NOT_FOUND",
        "413, , /api/v1/orders, BODY_TOO_LARGE"
    })
    void a404OfTheContainerBecomesA503WithinTheApi(int status, String servlet, String path, ProblemKind expected) {
        Map<String, Object> error = new HashMap<>();
        error.put(RequestDispatcher.ERROR_STATUS_CODE, status);
        error.put(RequestDispatcher.ERROR_SERVLET_NAME, servlet);
        error.put(RequestDispatcher.ERROR_REQUEST_URI, path);
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, names) -> method.getName().equals("getAttribute") ? error.get(names[0]) : null);

        assertThat(ErrorServlet.problem(request).kind()).isEqualTo(expected);
    }
}
