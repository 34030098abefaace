package flashsale.order.web.browser;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/**
 * Cross-origin resource sharing (CORS protocol of the Fetch standard). It lets pages of the configured origins call the API. Credentials
 * mode stays off: callers authenticate by the Authorization header, never by cookies.
 */
public final class Cors {

    private static final String ANY_ORIGIN = "*";

    private static final String ALLOWED_METHODS = "GET, HEAD, POST, PUT";
    private static final String ALLOWED_HEADERS =
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, "
                    + "If-Match, If-None-Match, Last-Event-ID, Prefer, traceparent, tracestate";
    private static final String EXPOSED_HEADERS = "Allow, ETag, Idempotency-Replayed, Location, Preference-Applied, "
            + "RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate";

    /** How long a browser may cache the answer to a preflight request, in seconds. */
    private static final String MAX_AGE = "600";

    private Cors() {}

    /**
     * Writes the CORS headers of a response.
     *
     * @param origins the permitted ones; empty if CORS is off
     * @return whether the request was a preflight, which needs no further processing
     */
    public static boolean respond(HttpServletRequest request, HttpServletResponse response, Set<String> origins) {
        if (!origins.isEmpty()) {
            varyByOrigin(response);
            String origin = request.getHeader("Origin");
            if (origin != null && (origins.contains(origin) || origins.contains(ANY_ORIGIN))) {
                response.setHeader("Access-Control-Allow-Origin", origin);
                response.setHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
                if (isPreflight(request)) {
                    writePreflight(response);
                    return true;
                }
            }
        }
        return false;
    }

    /** Tells caches that the response depends on the origin. An error passes this filter twice but gets the header once. */
    private static void varyByOrigin(HttpServletResponse response) {
        if (!response.getHeaders("Vary").contains("Origin")) {
            response.addHeader("Vary", "Origin");
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void writePreflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", ALLOWED_METHODS);
        response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
        response.setHeader("Access-Control-Max-Age", MAX_AGE);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
