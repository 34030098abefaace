package flashsale.order.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers whatever a resource fails with. */
@Provider
public final class FaultMapper implements ExceptionMapper<Throwable> {

    @Context
    private HttpServletRequest call;

    @Override
    public Response toResponse(Throwable fault) {
        return ProblemResponse.of(Faults.problem(fault, call));
    }
}
