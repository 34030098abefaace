package flashsale.order.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/** Error page for errors that the container itself produces, such as a 404 for a path outside the API. */
@WebServlet(urlPatterns = "/error", asyncSupported = true)
public final class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String API = "/api/v1/";

    /** Methods of everything outside the API. A 405 must list them (RFC 9110, 15.5.6), which servers do not do for servlets. */
    private static final String READ_METHODS = "GET, HEAD, OPTIONS";

    /** The servers' name for the servlet that serves static files. */
    private static final String DEFAULT_SERVLET = "default";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        if (problem.kind() == ProblemKind.METHOD_NOT_ALLOWED && !response.containsHeader(HttpHeaders.ALLOW)) {
            response.setHeader(HttpHeaders.ALLOW, READ_METHODS);
        }
        ServletProblemWriter.write(problem, request, response);
    }

    /** Chooses the problem. A direct request for this servlet and an attempt to write or delete a static file both get a 404. */
    static Problem problem(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return Problem.of(ProblemKind.NOT_FOUND);
        }
        boolean fromDefaultServlet = DEFAULT_SERVLET.equals(request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME));
        if (fromDefaultServlet || status == ProblemKind.NOT_FOUND.status()) {
            return Problem.of(isApiRequest(request) ? ProblemKind.SERVICE_UNAVAILABLE : ProblemKind.NOT_FOUND);
        }
        boolean invalidToken =
                status == ProblemKind.UNAUTHORIZED.status() && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        return invalidToken ? Problem.of(ProblemKind.INVALID_TOKEN) : Problem.ofStatus(status);
    }

    /**
     * Returns whether the request was for the API, whose own 404s come from JAX-RS. A 404 of the container means that the API is not yet
     * deployed or no longer is; passed on, it would tell clients that their orders do not exist.
     */
    private static boolean isApiRequest(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path && path.startsWith(API);
    }
}
