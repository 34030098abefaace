package flashsale.order.application;

import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait on this instance for a decision; a wait holds no thread. Safe for use by many threads. */
public final class DecisionWatch {

    private final Map<TraceId, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    /** Completes once the id is decided; the same future for all who wait for it, so that none of them may complete it. */
    CompletableFuture<Void> next(TraceId traceId) {
        return waiting.computeIfAbsent(traceId, id -> new CompletableFuture<>());
    }

    /** Wakes those who wait for these, on the calling thread. */
    public void decided(Collection<TraceId> traceIds) {
        if (!waiting.isEmpty()) {
            traceIds.forEach(this::wake);
        }
    }

    private void wake(TraceId traceId) {
        CompletableFuture<Void> waiters = waiting.remove(traceId);
        if (waiters != null) {
            waiters.complete(null);
        }
    }

    /** Forgets an id whose last waiter has gone. */
    void leave(TraceId traceId, CompletableFuture<Void> future) {
        if (future.getNumberOfDependents() == 0) {
            waiting.remove(traceId, future);
        }
    }

    List<TraceId> waitedFor() {
        return List.copyOf(waiting.keySet());
    }
}
