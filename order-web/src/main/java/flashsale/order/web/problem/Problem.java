package flashsale.order.web.problem;

import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An error response (RFC 9457), independent of its language.
 *
 * @param status the kind's status, or a rare one that has no kind of its own
 * @param violations one for each rule that a field of the request breaks; may be empty
 * @param traceId of the order request that may have been accepted
 * @param retryAfter how long the client should wait before a retry; zero if unknown
 * @param opensAt when the sale opens; empty if that is not the problem
 */
public record Problem(
        ProblemKind kind,
        int status,
        List<Violation> violations,
        Optional<TraceId> traceId,
        Duration retryAfter,
        Optional<Instant> opensAt) {

    /** The type of problems that the status alone describes (RFC 9457, 4.2.1). */
    static final String NO_TYPE = "about:blank";

    /** How long a client should wait before it retries; outages are expected to be short. */
    private static final Duration OUTAGE_RETRY_DELAY = Duration.ofSeconds(1);

    /** More than an order with every field invalid has. */
    static final int MAX_VIOLATIONS = 100;

    public static Problem of(ProblemKind kind) {
        return ofStatus(kind, kind.status());
    }

    /** Returns a problem that the status alone describes, for any status from 400. */
    static Problem ofStatus(int status) {
        return ofStatus(ProblemKind.ofStatus(status), status);
    }

    private static Problem ofStatus(ProblemKind kind, int status) {
        Duration retryAfter = status == ProblemKind.SERVICE_UNAVAILABLE.status() ? OUTAGE_RETRY_DELAY : Duration.ZERO;
        return new Problem(kind, status, List.of(), Optional.empty(), retryAfter, Optional.empty());
    }

    /** Returns a problem for a client beyond its rate limit. */
    public static Problem tooManyRequests(Duration retryAfter) {
        ProblemKind kind = ProblemKind.TOO_MANY_REQUESTS;
        return new Problem(kind, kind.status(), List.of(), Optional.empty(), retryAfter, Optional.empty());
    }

    /** Returns a problem for an order that comes before the sale opens. */
    public static Problem saleNotOpen(Instant opensAt, Duration untilOpening) {
        ProblemKind kind = ProblemKind.SALE_NOT_OPEN;
        return new Problem(kind, kind.status(), List.of(), Optional.empty(), untilOpening, Optional.of(opensAt));
    }

    /** Names only the first violations, because a small body can break thousands of rules. */
    public static Problem invalid(List<Violation> violations) {
        ProblemKind kind = ProblemKind.INVALID_REQUEST;
        List<Violation> first = violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS));
        return new Problem(kind, kind.status(), List.copyOf(first), Optional.empty(), Duration.ZERO, Optional.empty());
    }

    public Problem withTraceId(TraceId id) {
        return new Problem(kind, status, violations, Optional.of(id), retryAfter, opensAt);
    }
}
