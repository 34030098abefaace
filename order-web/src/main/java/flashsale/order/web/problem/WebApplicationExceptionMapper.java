package flashsale.order.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Adds a problem as body to errors of JAX-RS itself, such as an unknown path, method or media type. Status and headers stay. */
@Provider
public final class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

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
