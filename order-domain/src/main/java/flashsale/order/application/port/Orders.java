package flashsale.order.application.port;

import flashsale.order.domain.Decision;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The repository of decisions: durable, one for each trace id. */
public interface Orders {

    /**
     * A decision that was committed before.
     *
     * @param status that of the next attempt, processing, when the request was redriven since
     * @param attempt the number of the attempt that was decided
     */
    record Decided(OrderStatus status, int attempt) {}

    /** The sort key of a member's requests: the time of acceptance, then the trace id within a millisecond. */
    record KeysetPosition(Instant requestedAt, TraceId traceId) {}

    /** An entry of a member's list. */
    record Entry(KeysetPosition position, OrderView view) {}

    /** Those of these requests that are decided. */
    List<Decided> decided(Collection<TraceId> traceIds);

    /** The digest of the request that was decided under this id; empty when none was or when it has no idempotency key. */
    Optional<RequestDigest> digest(TraceId traceId);

    /** Adds decisions. The decision on a redriven request replaces its rejection. */
    void add(Collection<Decision> decisions);

    /** Adds the rejection of a request that has no record, unless the request is decided already. */
    void addIfUndecided(OrderStatus rejected, Instant requestedAt);

    /** Marks a rejected request as queued again for this attempt, unless that attempt is decided already. */
    void redriven(TraceId traceId, int attempt);

    /** A decision, complete with its order. */
    Optional<OrderView> find(TraceId traceId);

    /**
     * Lists the decisions of a member, newest request first.
     *
     * @param limit the maximum number, at least 1
     * @param after only requests after this position; empty for the first page
     */
    List<Entry> ofMember(String memberId, int limit, Optional<KeysetPosition> after);
}
