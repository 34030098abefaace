package flashsale.order.application.track;

import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.util.List;

/**
 * Reconciliation: wakes clients whose request is decided but whose announcement was lost, and those whose request was certainly
 * not received. To be run about once per second.
 */
public final class ReconcileWaiting {

    private static final int MAX_IDS_PER_QUERY = 1_000;

    private final DecisionWaiters waiters;
    private final Orders orders;
    private final EndUnreceived endUnreceived;

    public ReconcileWaiting(DecisionWaiters waiters, Orders orders, EndUnreceived endUnreceived) {
        this.waiters = waiters;
        this.orders = orders;
        this.endUnreceived = endUnreceived;
    }

    public void reconcile() {
        List<TraceId> waiting = waiters.awaited();
        waiters.wake(waiting.stream().filter(endUnreceived::isCertain).toList());
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
