package flashsale.order.application;

import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait on this instance for a decision; a wait holds no thread. Safe for use by many threads. */
public final class DecisionWatch {

    private final Map<TraceId, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /** Completes once the id is decided; each caller gets its own, and takes it back by {@link #leave}. */
    CompletableFuture<Void> next(TraceId traceId) {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        waiting.compute(traceId, (id, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? new HashSet<>() : others;
            all.add(waiter);
            return all;
        });
        return waiter;
    }

    /** Wakes those who wait for these, on the calling thread. */
    public void decided(Collection<TraceId> traceIds) {
        if (!waiting.isEmpty()) {
            traceIds.forEach(this::wake);
        }
    }

    private void wake(TraceId traceId) {
        Set<CompletableFuture<Void>> waiters = waiting.remove(traceId);
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(null));
        }
    }

    /** Forgets a waiter, and the id with its last one. */
    void leave(TraceId traceId, CompletableFuture<Void> waiter) {
        waiting.computeIfPresent(traceId, (id, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    List<TraceId> waitedFor() {
        return List.copyOf(waiting.keySet());
    }
}
