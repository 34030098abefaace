package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Subscribes a client to a request: its current state first, then its decision. A subscription blocks no thread. */
public final class FollowOrder {

    private final FindOrder findOrder;
    private final DecisionWaiters waiters;
    private final Executor executor;

    /**
     * @param executor looks up decisions whose announcement does not contain them
     */
    public FollowOrder(FindOrder findOrder, DecisionWaiters waiters, Executor executor) {
        this.findOrder = findOrder;
        this.waiters = waiters;
        this.executor = executor;
    }

    /** Whether one more client may wait. If not, a client should read just the current state. */
    public boolean hasRoom() {
        return waiters.hasRoom();
    }

    /**
     * Subscribes to a request, and never blocks for the orders; empty for an id that was not issued to this member. The caller has to
     * close the subscription. Fails as {@link FindOrder#findInTime} does.
     */
    public CompletionStage<Optional<OrderSubscription>> follow(String memberId, TraceId traceId) {
        OrderSubscription orderSubscription = new OrderSubscription(
                waiters,
                traceId,
                () -> findOrder.find(memberId, traceId, StatusTrust.DECIDED).orElseThrow(),
                executor);
        return current(memberId, traceId)
                .thenApply(found -> found.map(orderSubscription::begin))
                .whenComplete((begun, failed) -> orderSubscription.closeUnlessBegun());
    }

    /** A client that may wait gets a decision even if its announcement is lost; any other client sees just this state. */
    private CompletionStage<Optional<OrderView>> current(String memberId, TraceId traceId) {
        return findOrder.findInTime(memberId, traceId, hasRoom() ? StatusTrust.PROCESSING : StatusTrust.RECENT);
    }
}
