package flashsale.order.application;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A fast view that can lose everything, and can be away. */
final class InMemoryStatuses implements OrderStatuses {

    private final Map<TraceId, OrderStatus> rows = new HashMap<>();
    private boolean away;

    void goAway() {
        away = true;
    }

    int size() {
        return rows.size();
    }

    @Override
    public void begin(OrderStatus processing) {
        if (!away) {
            rows.putIfAbsent(processing.traceId(), processing);
        }
    }

    @Override
    public void restart(OrderStatus processing) {
        if (!away && find(processing.traceId()).map(OrderStatus::state).orElse(State.FAILED) == State.FAILED) {
            rows.put(processing.traceId(), processing);
        }
    }

    @Override
    public void forget(TraceId traceId) {
        rows.computeIfPresent(traceId, (id, status) -> status.isFinal() ? status : null);
    }

    @Override
    public void conclude(Collection<OrderStatus> decided) {
        if (!away) {
            decided.forEach(status -> rows.put(status.traceId(), status));
        }
    }

    @Override
    public Optional<OrderStatus> find(TraceId traceId) {
        return away ? Optional.empty() : Optional.ofNullable(rows.get(traceId));
    }
}
