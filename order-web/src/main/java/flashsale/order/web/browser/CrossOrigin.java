package flashsale.order.web.browser;

import flashsale.order.application.port.WebSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets pages of other origins call the API from browsers, if an operator names those origins (CORS protocol of the Fetch standard).
 * Callers prove who they are by a header of their own making, so no cookies are let in.
 */
public class CrossOrigin extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String ANY = "*";

    private static final String METHODS = "GET, HEAD, POST, PUT";
    private static final String REQUEST_HEADERS =
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, "
                    + "If-Match, If-None-Match, Last-Event-ID, Prefer, traceparent, tracestate";
    private static final String ANSWER_HEADERS = "Allow, ETag, Idempotency-Replayed, Location, Preference-Applied, "
            + "RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate";

    /** Seconds for which a browser need not ask again whether it may. */
    private static final String MAX_AGE = "600";

    @Inject
    transient WebSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Set<String> origins = settings.corsOrigins();
        if (!origins.isEmpty()) {
            vary(response);
            String origin = request.getHeader("Origin");
            if (origin != null && (origins.contains(origin) || origins.contains(ANY))) {
                response.setHeader("Access-Control-Allow-Origin", origin);
                response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
                if (isPreflight(request)) {
                    allow(response);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    /** For caches: the same request from another origin may have another answer. Once, though an error comes here twice. */
    private static void vary(HttpServletResponse response) {
        if (!response.getHeaders("Vary").contains("Origin")) {
            response.addHeader("Vary", "Origin");
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void allow(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", MAX_AGE);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
