package flashsale.order.application;

import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A fast view that can lose everything, and can be away. */
public final class InMemoryStatuses implements OrderStatuses {

    private final Map<TraceId, OrderView> rows = new HashMap<>();
    private final Map<TraceId, RequestDigest> digests = new HashMap<>();
    private boolean away;
    private CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

    /** Answers to what begins only when this completes. */
    public CompletableFuture<Void> hold() {
        held = new CompletableFuture<>();
        return held;
    }

    public void goAway() {
        away = true;
    }

    public void loseAll() {
        rows.clear();
        digests.clear();
    }

    public Optional<OrderStatus> statusOf(TraceId traceId) {
        return find(traceId).map(OrderView::status);
    }

    public int size() {
        return rows.size();
    }

    public void begin(OrderStatus processing) {
        begin(processing, Optional.empty());
    }

    @Override
    public CompletionStage<Optional<RequestDigest>> begin(OrderStatus processing, Optional<RequestDigest> digest) {
        return held.thenApply(answering -> away ? Optional.empty() : stands(processing, digest));
    }

    private Optional<RequestDigest> stands(OrderStatus processing, Optional<RequestDigest> digest) {
        TraceId traceId = processing.traceId();
        if (rows.containsKey(traceId)) {
            return Optional.ofNullable(digests.get(traceId));
        }
        rows.put(traceId, OrderView.of(processing));
        digest.ifPresent(given -> digests.put(traceId, given));
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
