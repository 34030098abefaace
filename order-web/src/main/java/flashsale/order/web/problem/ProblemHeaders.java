package flashsale.order.web.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;

/** Response headers of a problem. */
final class ProblemHeaders {

    private ProblemHeaders() {}

    /** Returns the headers by name. A delay is rounded up, because a client that retries early is rejected again. */
    static Map<String, String> of(Problem problem) {
        Map<String, String> headers = new TreeMap<>();
        BearerChallenge.of(problem.kind()).ifPresent(challenge -> headers.put(HttpHeaders.WWW_AUTHENTICATE, challenge));
        if (!problem.retryAfter().isZero()) {
            long seconds = problem.retryAfter().plusSeconds(1).minusNanos(1).toSeconds();
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        if (problem.kind() == ProblemKind.ENCODED_BODY) {
            headers.put(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        if (problem.kind() == ProblemKind.REQUEST_TIMEOUT) {
            // The rest of the body would otherwise be read as the next request (RFC 9110, 15.5.9).
            headers.put("Connection", "close");
        }
        return headers;
    }
}
