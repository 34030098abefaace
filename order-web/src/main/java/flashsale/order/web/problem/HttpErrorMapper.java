package flashsale.order.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Gives JAX-RS' own errors (no such path, method or media type) a problem as body; status and headers stay. */
@Provider
public final class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response response = exception.getResponse();
        if (response.getStatus() < ProblemKind.BAD_REQUEST.status()) {
            return response;
        }
        Problem problem = Problem.ofStatus(response.getStatus());
        return JaxRsProblems.fill(Response.fromResponse(response), problem).build();
    }
}
