package flashsale.order.web.problem;

import flashsale.order.domain.TraceId;
import flashsale.order.domain.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An error that a client is to see (RFC 9457), in no language yet.
 *
 * @param status the kind's, or one that is rare here and for which the kind stands in
 * @param violations each field of the request that breaks a rule; may be empty
 * @param traceId of the order in question, where there may be one
 * @param retryAfter until it makes sense to call again; zero where that is not known
 */
public record Problem(
        ProblemKind kind, int status, List<Violation> violations, Optional<TraceId> traceId, Duration retryAfter) {

    /** The type of problems that say no more than their status (RFC 9457, 4.2.1). */
    public static final String NO_TYPE = "about:blank";

    /** How long a client should wait before it retries; outages are expected to be short. */
    private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(1);

    /** More than an order with something wrong in every field has. */
    static final int MAX_VIOLATIONS = 100;

    public static Problem of(ProblemKind kind) {
        return ofStatus(kind, kind.status());
    }

    /** A problem that says no more than its status; for any status from 400 on. */
    public static Problem ofStatus(int status) {
        return ofStatus(ProblemKind.ofStatus(status), status);
    }

    private static Problem ofStatus(ProblemKind kind, int status) {
        Duration retryAfter = status == ProblemKind.SERVICE_UNAVAILABLE.status() ? AFTER_AN_OUTAGE : Duration.ZERO;
        return new Problem(kind, status, List.of(), Optional.empty(), retryAfter);
    }

    /** For a caller beyond its rate limit. */
    public static Problem tooManyRequests(Duration retryAfter) {
        ProblemKind kind = ProblemKind.TOO_MANY_REQUESTS;
        return new Problem(kind, kind.status(), List.of(), Optional.empty(), retryAfter);
    }

    /** Names only the first violations, because a small body can break thousands of rules. */
    public static Problem invalid(List<Violation> violations) {
        ProblemKind kind = ProblemKind.INVALID_REQUEST;
        List<Violation> first = violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS));
        return new Problem(kind, kind.status(), List.copyOf(first), Optional.empty(), Duration.ZERO);
    }

    public Problem withTraceId(TraceId id) {
        return new Problem(kind, status, violations, Optional.of(id), retryAfter);
    }
}
