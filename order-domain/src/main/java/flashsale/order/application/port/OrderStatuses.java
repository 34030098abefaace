package flashsale.order.application.port;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The status view: a fast cache of the status of each request. It may lose entries, and it may be unavailable. Then writes do
 * nothing and reads find nothing, immediately and without an exception, because {@link Orders} has every decision. Decisions and
 * restarts that could not be written are kept until the view is available again.
 *
 * <p>A write never replaces a later status ({@link OrderStatus#isLaterThan}), so writes may come in any order. The view may
 * still go back to an earlier state, when its server is replaced by one that has less.
 */
public interface OrderStatuses {

    /**
     * Writes that a request is processing, unless its id has an entry already. Does not block: the stage completes on another
     * thread, which must not be blocked either, and never with an exception.
     *
     * @param digest the digest of a request that may be repeated; empty for any other
     * @return the digest of the entry that exists already; empty when there is no entry, when it has no digest, or when the
     *     view is unavailable
     */
    CompletionStage<Optional<RequestDigest>> begin(OrderStatus processing, Optional<RequestDigest> digest);

    /** Writes that failed requests are processing again, as their next attempt. */
    void restart(Collection<OrderStatus> processing);

    /** Removes the entry that {@link #begin} wrote, unless the request was decided since. */
    void forget(TraceId traceId);

    /** Writes decisions and announces them to the other instances. A decision without its order keeps the order of the entry. */
    void conclude(Collection<OrderView> decided);

    /** Writes the decisions and restarts that came while the view was unavailable; to be called about once per second. */
    void writePending();

    Optional<OrderView> find(TraceId traceId);
}
