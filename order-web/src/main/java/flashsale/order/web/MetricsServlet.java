package flashsale.order.web;

import flashsale.order.application.MetricsPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Principal;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What Prometheus reads. A servlet, since the path that it looks at by itself is outside of the API's; it takes all below that path, too,
 * where Payara would otherwise answer for its own metrics.
 */
@WebServlet({"/metrics", "/metrics/*"})
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient MetricsPage metrics;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> readers = metrics.readers();
        if (request.getPathInfo() != null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (readers.isPresent() && request.getUserPrincipal() == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (readers.isPresent() && !isIn(readers.get(), request.getUserPrincipal())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            write(request.getHeader(HttpHeaders.ACCEPT), response);
        }
    }

    private void write(String accept, HttpServletResponse response) throws IOException {
        String mediaType = metrics.mediaType(accept);
        response.setContentType(mediaType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (OutputStream out = response.getOutputStream()) {
            metrics.write(mediaType, out);
        }
    }

    /** The token's own word: servers only know the roles that the application declares. */
    private static boolean isIn(String group, Principal caller) {
        return caller instanceof JsonWebToken token
                && token.getGroups() != null
                && token.getGroups().contains(group);
    }
}
