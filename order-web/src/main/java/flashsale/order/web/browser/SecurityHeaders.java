package flashsale.order.web.browser;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers of every answer, whoever makes it: no browser guesses its type, shows it in a frame, tells other sites of it, or runs what
 * it loads from elsewhere. A page that needs more sets its own policy, which then counts.
 */
public final class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String API = "/api/";

    /** Data are not to be shown as a page at all. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** Pages load what lies beside them. Styles within pages and images within styles are what viewers of OpenAPI documents need. */
    private static final String OWN = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        boolean page = isPage(request);
        response.setHeader("Content-Security-Policy", page ? OWN : NOTHING);
        response.setHeader("Cache-Control", page ? "no-cache" : "no-store");
        chain.doFilter(request, response);
    }

    private static boolean isPage(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR
                && !request.getRequestURI().startsWith(API);
    }
}
