package flashsale.order.web.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Answers with problems; {@link ProblemWording} then words them in the caller's language. */
public final class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds; the outages that a client is told to wait for are expected to be short. */
    private static final int RETRY_AFTER = 1;

    private ProblemResponse() {}

    public static Response of(ProblemKind kind) {
        return of(Problem.of(kind));
    }

    public static Response of(Problem problem) {
        return fill(Response.status(problem.status()), problem).build();
    }

    static ResponseBuilder fill(ResponseBuilder response, Problem problem) {
        response.type(MEDIA_TYPE).entity(problem);
        Challenge.of(problem.kind())
                .ifPresent(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, null)
                        .header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        if (problem.status() == ProblemKind.SERVICE_UNAVAILABLE.status()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (problem.kind() == ProblemKind.ENCODED_BODY) {
            response.header(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        return response;
    }
}
