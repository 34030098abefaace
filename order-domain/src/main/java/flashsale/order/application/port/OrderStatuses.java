package flashsale.order.application.port;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The fast view of how far each request has come. It may forget, and it may be away: then writes do nothing and reads find
 * nothing, at once and without an exception, because {@link Orders} knows every decision. Decisions are kept for when it is back.
 */
public interface OrderStatuses {

    /**
     * Notes that a request is processing, only where nothing stands for its id. Holds no caller: the stage completes on another thread,
     * which must not be held either, and never with an exception.
     *
     * @param digest of a request that may come again
     * @return the digest of the request that stands for its id; empty where none does or that has none, and when away
     */
    CompletionStage<Optional<RequestDigest>> begin(OrderStatus processing, Optional<RequestDigest> digest);

    /** Notes that a failed request is processing again; a completed one stays what it is. */
    void restart(OrderStatus processing);

    /** Takes back what {@link #begin} or {@link #restart} noted, unless a decision came. */
    void forget(TraceId traceId);

    /** Notes decisions and tells the other instances of them. One without its order leaves the order that stands. */
    void conclude(Collection<OrderView> decided);

    /** Notes decisions that came while it was away; to be done every second or so. */
    void catchUp();

    Optional<OrderView> find(TraceId traceId);
}
