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

    private final Map<TraceId, OrderView> rows = new HashMap<>();
    private final Map<TraceId, RequestDigest> digests = new HashMap<>();
    private boolean away;

    void goAway() {
        away = true;
    }

    void loseAll() {
        rows.clear();
        digests.clear();
    }

    Optional<OrderStatus> statusOf(TraceId traceId) {
        return find(traceId).map(OrderView::status);
    }

    int size() {
        return rows.size();
    }

    @Override
    public void begin(OrderStatus processing) {
        if (!away) {
            rows.putIfAbsent(processing.traceId(), OrderView.of(processing));
        }
    }

    @Override
    public Optional<RequestDigest> begin(OrderStatus processing, RequestDigest digest) {
        if (away) {
            return Optional.empty();
        }
        TraceId traceId = processing.traceId();
        if (rows.containsKey(traceId)) {
            return Optional.ofNullable(digests.get(traceId));
        }
        begin(processing);
        digests.put(traceId, digest);
        return Optional.empty();
    }

    @Override
    public void catchUp() {
        // what it was not told is not kept here
    }

    @Override
    public void restart(OrderStatus processing) {
        if (!away
                && find(processing.traceId()).map(view -> view.status().state()).orElse(State.FAILED) == State.FAILED) {
            rows.put(processing.traceId(), OrderView.of(processing));
        }
    }

    @Override
    public void forget(TraceId traceId) {
        rows.computeIfPresent(traceId, (id, view) -> view.status().isFinal() ? view : null);
        digests.keySet().retainAll(rows.keySet());
    }

    @Override
    public void conclude(Collection<OrderView> decided) {
        if (!away) {
            decided.forEach(view -> rows.merge(view.status().traceId(), view, InMemoryStatuses::withOrder));
        }
    }

    private static OrderView withOrder(OrderView before, OrderView decided) {
        return decided.isWhole() ? decided : new OrderView(decided.status(), before.order());
    }

    @Override
    public Optional<OrderView> find(TraceId traceId) {
        return away ? Optional.empty() : Optional.ofNullable(rows.get(traceId));
    }
}
