package flashsale.order.web.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;

/** Answers with problems; {@link ProblemWording} then words them in the caller's language. */
public final class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds; the outages that a client is told to wait for are expected to be short. */
    static final int RETRY_AFTER = 1;

    private ProblemResponse() {}

    public static Response of(ProblemKind kind) {
        return of(Problem.of(kind));
    }

    public static Response of(Problem problem) {
        return fill(Response.status(problem.status()), problem).build();
    }

    /**
     * To one who calls too often.
     *
     * @param wait how long until the next call is allowed; told in whole seconds, no fewer
     */
    public static Response tooManyRequests(Duration wait) {
        Problem problem = Problem.of(ProblemKind.TOO_MANY_REQUESTS);
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return fill(Response.status(problem.status()), problem)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
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
