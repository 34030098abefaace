package flashsale.order.web.problem;

import flashsale.order.domain.TraceId;
import flashsale.order.domain.Violation;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;

/**
 * An error as a client sees it (RFC 9457).
 *
 * @param type a URI reference by which programs tell kinds apart
 * @param violations each field of the request that breaks a rule; may be empty
 * @param traceId of the order in question, where there may be one
 */
public record Problem(
        String type, int status, String title, String detail, List<Breach> violations, Optional<TraceId> traceId) {

    /** The type of problems that say no more than their status (RFC 9457, 4.2.1). */
    public static final String NO_TYPE = "about:blank";

    /**
     * A rule broken by a field.
     *
     * @param field the path to it as the client wrote it, or the name of a query parameter
     * @param message the rule, to be read after the field's name
     */
    public record Breach(String field, String message) {

        static Breach of(Violation violation) {
            return new Breach(violation.field(), violation.rule().text());
        }
    }

    public static Problem of(ProblemKind kind) {
        return new Problem(kind.type(), kind.status(), kind.title(), kind.detail(), List.of(), Optional.empty());
    }

    /** A problem that says no more than its status; for any status from 400 on. */
    public static Problem ofStatus(int status) {
        ProblemKind kind = ProblemKind.ofStatus(status);
        if (kind.status() == status) {
            return of(kind);
        }
        Status known = Status.fromStatusCode(status);
        String title = known == null ? kind.title() : known.getReasonPhrase();
        return new Problem(NO_TYPE, status, title, kind.detail(), List.of(), Optional.empty());
    }

    public static Problem invalid(List<Violation> violations) {
        return of(ProblemKind.INVALID_REQUEST)
                .with(violations.stream().map(Breach::of).toList());
    }

    public Problem with(List<Breach> breaches) {
        return new Problem(type, status, title, detail, List.copyOf(breaches), traceId);
    }

    public Problem withDetail(String other) {
        return new Problem(type, status, title, other, violations, traceId);
    }

    public Problem withTraceId(TraceId id) {
        return new Problem(type, status, title, detail, violations, Optional.of(id));
    }
}
