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
        ProblemKind kind, int status, List<Breach> violations, Optional<TraceId> traceId, Duration retryAfter) {

    /** The type of problems that say no more than their status (RFC 9457, 4.2.1). */
    public static final String NO_TYPE = "about:blank";

    /** How long a client should wait before it retries; outages are expected to be short. */
    private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(1);

    /** More than an order with something wrong in every field has. */
    static final int MAX_VIOLATIONS = 100;

    /**
     * A rule broken by a field.
     *
     * @param field the path to it as the client wrote it, or the name of a query parameter
     * @param rule what stands for it in {@code problems.properties} after {@code rule.}; worded to be read after the field's name
     * @param limits what the words of the rule have to name, in the order of its places there
     */
    public record Breach(String field, String rule, List<Object> limits) {

        public Breach(String field, String rule, Object... limits) {
            this(field, rule, List.of(limits));
        }

        static Breach of(Violation violation) {
            return new Breach(
                    violation.field(), violation.rule().name(), violation.rule().limits());
        }

        String message(Language language) {
            return language.say("rule." + rule, limits);
        }
    }

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

    public static Problem invalid(List<Violation> violations) {
        return of(ProblemKind.INVALID_REQUEST)
                .with(violations.stream().map(Breach::of).toList());
    }

    /** The first of them, where there are more than anyone reads: a small body can break thousands of rules. */
    public Problem with(List<Breach> breaches) {
        List<Breach> first = breaches.subList(0, Math.min(breaches.size(), MAX_VIOLATIONS));
        return new Problem(kind, status, List.copyOf(first), traceId, retryAfter);
    }

    public Problem withTraceId(TraceId id) {
        return new Problem(kind, status, violations, Optional.of(id), retryAfter);
    }
}
