package flashsale.order.web.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Factory of JAX-RS responses for problems. {@link ProblemLocalizationFilter} translates them into the client's language. */
public final class JaxRsProblems {

    private JaxRsProblems() {}

    public static Response of(ProblemKind kind) {
        return of(Problem.of(kind));
    }

    public static Response of(Problem problem) {
        return fill(Response.status(problem.status()), problem).build();
    }

    static ResponseBuilder fill(ResponseBuilder response, Problem problem) {
        response.type(ProblemJson.MEDIA_TYPE).entity(problem);
        ProblemHeaders.of(problem)
                .forEach((name, value) -> response.header(name, null).header(name, value));
        return response;
    }
}
