package flashsale.order.web.problem;

import flashsale.order.web.json.JsonText;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;

/** The one place where problems get their HTTP form. */
public final class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    /** How callers prove who they are (RFC 6750, 3). */
    static final String CHALLENGE = "Bearer";

    /** Seconds; the outages that a client is told to wait for are expected to be short. */
    private static final int RETRY_AFTER = 1;

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
        response.type(MEDIA_TYPE).entity(bytes(problem));
        if (problem.status() == ProblemKind.UNAUTHORIZED.status()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, null).header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        if (problem.status() == ProblemKind.SERVICE_UNAVAILABLE.status()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        return response;
    }

    static byte[] bytes(Problem problem) {
        return JsonText.object(json -> write(problem, json));
    }

    private static void write(Problem problem, JsonGenerator json) {
        json.write("type", problem.type())
                .write("title", problem.title())
                .write("status", problem.status())
                .write("detail", problem.detail());
        problem.traceId().ifPresent(id -> json.write("traceId", id.toString()));
        if (!problem.violations().isEmpty()) {
            json.writeStartArray("violations");
            problem.violations()
                    .forEach(breach -> json.writeStartObject()
                            .write("field", breach.field())
                            .write("message", breach.message())
                            .writeEnd());
            json.writeEnd();
        }
    }
}
