package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The clients of this instance that wait for a decision. Waiting holds no thread. Safe for use by many threads. */
public final class DecisionWaiters {

    private final Map<TraceId, Set<CompletableFuture<Optional<OrderView>>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger waiters = new AtomicInteger();
    private final int places;

    /**
     * @param places how many may wait at once; a few more can, when they come at the same moment
     */
    public DecisionWaiters(int places) {
        this.places = places;
    }

    /** Whether one more may wait. */
    boolean hasRoom() {
        return waiters.get() < places;
    }

    /**
     * Completes once the id is decided, with the decision where it is at hand; each caller gets its own, and takes it back by
     * {@link #leave}.
     */
    public CompletableFuture<Optional<OrderView>> next(TraceId traceId) {
        CompletableFuture<Optional<OrderView>> waiter = new CompletableFuture<>();
        waiting.compute(traceId, (id, others) -> {
            Set<CompletableFuture<Optional<OrderView>>> all = others == null ? new HashSet<>() : others;
            all.add(waiter);
            return all;
        });
        waiters.incrementAndGet();
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
        Set<CompletableFuture<Optional<OrderView>>> woken = waiting.remove(traceId);
        if (woken != null) {
            waiters.addAndGet(-woken.size());
            woken.forEach(waiter -> waiter.complete(news));
        }
    }

    /** Forgets a waiter, and the id with its last one. */
    void leave(TraceId traceId, CompletableFuture<Optional<OrderView>> waiter) {
        waiting.computeIfPresent(traceId, (id, all) -> {
            if (all.remove(waiter)) {
                waiters.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
        });
    }

    public List<TraceId> waitedFor() {
        return List.copyOf(waiting.keySet());
    }

    /** How many wait at the moment. */
    public int waiting() {
        return waiters.get();
    }
}
