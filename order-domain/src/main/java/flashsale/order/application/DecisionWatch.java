package flashsale.order.application;

import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait on this instance for a decision; a wait holds no thread. Safe for use by many threads. */
public final class DecisionWatch {

    private final Map<TraceId, Set<CompletableFuture<Optional<OrderView>>>> waiting = new ConcurrentHashMap<>();

    /**
     * Completes once the id is decided, with the decision where it is at hand; each caller gets its own, and takes it back by
     * {@link #leave}.
     */
    CompletableFuture<Optional<OrderView>> next(TraceId traceId) {
        CompletableFuture<Optional<OrderView>> waiter = new CompletableFuture<>();
        waiting.compute(traceId, (id, others) -> {
            Set<CompletableFuture<Optional<OrderView>>> all = others == null ? new HashSet<>() : others;
            all.add(waiter);
            return all;
        });
        return waiter;
    }

    /** Wakes those who wait for these, on the calling thread. */
    public void decided(Collection<OrderView> views) {
        if (!waiting.isEmpty()) {
            views.forEach(view -> wake(view.status().traceId(), Optional.of(view)));
        }
    }

    /** Wakes those who wait for these, to look for themselves. */
    public void heardOf(Collection<TraceId> traceIds) {
        traceIds.forEach(traceId -> wake(traceId, Optional.empty()));
    }

    private void wake(TraceId traceId, Optional<OrderView> news) {
        Set<CompletableFuture<Optional<OrderView>>> waiters = waiting.remove(traceId);
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(news));
        }
    }

    /** Forgets a waiter, and the id with its last one. */
    void leave(TraceId traceId, CompletableFuture<Optional<OrderView>> waiter) {
        waiting.computeIfPresent(traceId, (id, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    List<TraceId> waitedFor() {
        return List.copyOf(waiting.keySet());
    }

    /** How many requests are waited for at the moment. */
    public int waiting() {
        return waiting.size();
    }
}
