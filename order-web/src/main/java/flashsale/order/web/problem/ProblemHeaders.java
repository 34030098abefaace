package flashsale.order.web.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;

/** The response headers of a problem. */
final class ProblemHeaders {

    private ProblemHeaders() {}

    /** By name. */
    static Map<String, String> of(Problem problem) {
        Map<String, String> headers = new TreeMap<>();
        Challenge.of(problem.kind()).ifPresent(challenge -> headers.put(HttpHeaders.WWW_AUTHENTICATE, challenge));
        if (!problem.retryAfter().isZero()) {
            long seconds = problem.retryAfter().plusSeconds(1).minusNanos(1).toSeconds();
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        if (problem.kind() == ProblemKind.ENCODED_BODY) {
            headers.put(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        return headers;
    }
}
