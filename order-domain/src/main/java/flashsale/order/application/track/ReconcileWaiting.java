package flashsale.order.application.track;

import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.util.List;

/** Wakes clients whose decision was made but whose news was lost. To be run about once per second. */
public final class ReconcileWaiting {

    private static final int AT_ONCE = 1_000;

    private final DecisionWaiters watch;
    private final Orders orders;

    public ReconcileWaiting(DecisionWaiters watch, Orders orders) {
        this.watch = watch;
        this.orders = orders;
    }

    public void recheck() {
        List<TraceId> waiting = watch.waitedFor();
        for (int from = 0; from < waiting.size(); from += AT_ONCE) {
            List<TraceId> some = waiting.subList(from, Math.min(from + AT_ONCE, waiting.size()));
            watch.heardOf(orders.decided(some).stream()
                    .map(Decided::status)
                    .filter(OrderStatus::isFinal)
                    .map(OrderStatus::traceId)
                    .toList());
        }
    }
}
