package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Shows a member a request as it is, and its decision once it is made. Following holds no thread. */
public final class FollowOrder {

    private final FindOrder findOrder;
    private final DecisionWaiters watch;
    private final Executor executor;

    /**
     * @param executor where a decision is looked up whose news came without it
     */
    public FollowOrder(FindOrder findOrder, DecisionWaiters watch, Executor executor) {
        this.findOrder = findOrder;
        this.watch = watch;
        this.executor = executor;
    }

    /** Whether there is a place for one more; without one, a follower is only shown the request as it is. */
    public boolean hasRoom() {
        return watch.hasRoom();
    }

    /** Empty for an id that this member was never given. Whoever follows has to {@link OrderSubscription#close()} in the end. */
    public Optional<OrderSubscription> follow(String memberId, TraceId traceId) {
        OrderSubscription orderSubscription = new OrderSubscription(
                watch, traceId, () -> findOrder.findDecided(memberId, traceId).orElseThrow(), executor);
        try {
            return look(memberId, traceId).map(orderSubscription::begin);
        } finally {
            orderSubscription.closeUnlessBegun();
        }
    }

    /** Those who are kept hear of a decision whose news got lost within a second or so; the others have no other chance. */
    private Optional<OrderView> look(String memberId, TraceId traceId) {
        return hasRoom() ? findOrder.findUnderway(memberId, traceId) : findOrder.find(memberId, traceId);
    }
}
