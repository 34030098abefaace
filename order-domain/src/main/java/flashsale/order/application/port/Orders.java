package flashsale.order.application.port;

import flashsale.order.domain.Decision;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The decisions, durably, one for each trace id. */
public interface Orders {

    /**
     * A decision of before.
     *
     * @param status processing again when the request was redriven since
     * @param attempt the attempt that was decided
     */
    record Decided(OrderStatus status, int attempt) {}

    /** Where a request stands among those of its member: by the time it was accepted, and by id within a millisecond. */
    record KeysetPosition(Instant requestedAt, TraceId traceId) {}

    /** A decision in a member's list. */
    record Entry(KeysetPosition position, OrderView view) {}

    /** Which of these are decided. */
    List<Decided> decided(Collection<TraceId> traceIds);

    /** What was asked for by the request with an idempotency key that was decided under this id; empty when none was. */
    Optional<RequestDigest> digest(TraceId traceId);

    /** Adds decisions; one on a redriven request takes the place of the rejection before it. */
    void add(Collection<Decision> decisions);

    /** Notes that a rejected request is in the queue again as this attempt, unless that is decided already. */
    void redriven(TraceId traceId, int attempt);

    /** A decision with all that belongs to it. */
    Optional<OrderView> find(TraceId traceId);

    /**
     * Decisions of a member, newest request first.
     *
     * @param limit the maximum number, 1 or more
     * @param after only those behind this place; empty to begin
     */
    List<Entry> ofMember(String memberId, int limit, Optional<KeysetPosition> after);
}
