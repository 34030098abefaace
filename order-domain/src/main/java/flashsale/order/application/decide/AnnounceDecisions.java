package flashsale.order.application.decide;

import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.track.DecisionWaiters;
import java.util.List;

/** Announces decisions to customers after they are durable. It may be repeated without harm. */
public final class AnnounceDecisions {

    private final OrderStatuses statuses;
    private final DecisionWaiters watch;

    public AnnounceDecisions(OrderStatuses statuses, DecisionWaiters watch) {
        this.statuses = statuses;
        this.watch = watch;
    }

    public void announce(List<OrderView> decided) {
        statuses.conclude(decided);
        watch.decided(decided);
    }
}
