package flashsale.order.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/** Shapes the errors that the container itself produces, such as those for paths outside the API. */
@WebServlet(urlPatterns = "/error", asyncSupported = true)
public final class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String API = "/api/v1/";

    /** What can be done with whatever is served beside the API; a 405 has to say it (RFC 9110, 15.5.6), and servlets by themselves don't. */
    private static final String TO_READ = "GET, HEAD, OPTIONS";

    /** The name that servers give to the servlet for what no other takes. */
    private static final String FILES = "default";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        if (problem.kind() == ProblemKind.METHOD_NOT_ALLOWED && !response.containsHeader(HttpHeaders.ALLOW)) {
            response.setHeader(HttpHeaders.ALLOW, TO_READ);
        }
        ServletProblemWriter.write(problem, request, response);
    }

    /** Whoever calls this address himself finds nothing, nor does he who wants to write or remove a file of the server's. */
    static Problem problem(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return Problem.of(ProblemKind.NOT_FOUND);
        }
        boolean fromFiles = FILES.equals(request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME));
        if (fromFiles || status == ProblemKind.NOT_FOUND.status()) {
            return Problem.of(isOfTheApi(request) ? ProblemKind.SERVICE_UNAVAILABLE : ProblemKind.NOT_FOUND);
        }
        boolean badToken =
                status == ProblemKind.UNAUTHORIZED.status() && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        return badToken ? Problem.of(ProblemKind.INVALID_TOKEN) : Problem.ofStatus(status);
    }

    /**
     * Where JAX-RS answers by itself what there is and what not. A 404 of the server's own, from the files or from no servlet at all, is of
     * an API that is gone already, or not there yet, and would say that an order does not exist.
     */
    private static boolean isOfTheApi(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path && path.startsWith(API);
    }
}
