package flashsale.order.application.decide;

import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.track.DecisionWaiters;
import java.util.List;

/** Announces decisions to customers after their commit. Idempotent. */
public final class AnnounceDecisions {

    private final OrderStatuses statuses;
    private final DecisionWaiters waiters;

    public AnnounceDecisions(OrderStatuses statuses, DecisionWaiters waiters) {
        this.statuses = statuses;
        this.waiters = waiters;
    }

    public void announce(List<OrderView> decided) {
        statuses.conclude(decided);
        waiters.decided(decided);
    }
}
