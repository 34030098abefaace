package flashsale.order.web.filter;

import flashsale.order.application.port.WebSettings;
import flashsale.order.web.body.UnreadBody;
import flashsale.order.web.browser.Cors;
import flashsale.order.web.browser.SecurityHeaders;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/**
 * The application's only servlet filter. It applies to every request what holds for the API, the pages and the errors of the container
 * alike. There is one filter instead of one for each rule, because Payara notifies listeners before and after every filter.
 */
public class HttpPolicyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String API_PATH = "/api/";

    @Inject
    transient WebSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean forError = request.getDispatcherType() == DispatcherType.ERROR;
        // WildFly presets it for the answers that it gives while no application is ready.
        response.setHeader(HttpHeaders.RETRY_AFTER, null);
        String path = request.getRequestURI();
        if (!forError && !CanonicalPath.matches(path)) {
            UnreadBody.closeUnlessArrived(request, response);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        boolean forApi = !forError && path.startsWith(API_PATH);
        if (forApi) {
            presetStatus(response);
        }
        SecurityHeaders.write(response, !forError && !forApi);
        HttpServletResponse guarded = UnreadBody.guard(request, response, forApi);
        if (!Cors.respond(request, guarded, settings.corsOrigins())) {
            chain.doFilter(request, guarded);
        }
    }

    /**
     * Presets the status 503, which every response of the API replaces by its own. A server that shuts down ends pending requests without
     * a response from the application. The servlet default, 200, would then report success.
     */
    private static void presetStatus(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
