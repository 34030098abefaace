package flashsale.order.web;

import flashsale.order.application.monitoring.MetricsPage;
import flashsale.order.web.security.Access;
import flashsale.order.web.security.Access.Refused;
import flashsale.order.web.security.TokenAuthenticator;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Serves the metrics page to Prometheus. This is a servlet because {@code /metrics}, Prometheus' default path, lies outside the path of
 * the JAX-RS application. It also covers all paths below, where Payara would otherwise serve its own metrics.
 */
@WebServlet({"/metrics", "/metrics/*"})
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient MetricsPage metrics;

    @Inject
    private transient TokenAuthenticator tokenAuthenticator;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<Access> access = metrics.readers()
                .map(group -> tokenAuthenticator.access(request.getHeader(HttpHeaders.AUTHORIZATION), group));
        if (access.isPresent() && access.get() instanceof Refused refused) {
            response.sendError(refused.problem().status());
        } else {
            write(request.getHeader(HttpHeaders.ACCEPT), response);
        }
    }

    /** The servlet API would also list TRACE, which the servers reject. */
    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
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
}
