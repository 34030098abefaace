package flashsale.order.application.track;

import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.util.List;

/** Reconciliation: wakes clients whose request is decided but whose announcement was lost. To be run about once per second. */
public final class ReconcileWaiting {

    private static final int MAX_IDS_PER_QUERY = 1_000;

    private final DecisionWaiters waiters;
    private final Orders orders;

    public ReconcileWaiting(DecisionWaiters waiters, Orders orders) {
        this.waiters = waiters;
        this.orders = orders;
    }

    public void reconcile() {
        List<TraceId> waiting = waiters.awaited();
        for (int from = 0; from < waiting.size(); from += MAX_IDS_PER_QUERY) {
            List<TraceId> some = waiting.subList(from, Math.min(from + MAX_IDS_PER_QUERY, waiting.size()));
            waiters.wake(orders.decided(some).stream()
                    .map(Decided::status)
                    .filter(OrderStatus::isFinal)
                    .map(OrderStatus::traceId)
                    .toList());
        }
    }
}
