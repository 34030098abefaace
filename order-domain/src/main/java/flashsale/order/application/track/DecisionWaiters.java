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

/** The registry of clients of this instance that wait for a decision. Waiting blocks no thread. Thread-safe. */
public final class DecisionWaiters {

    private final Map<TraceId, Set<CompletableFuture<Optional<OrderView>>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int capacity;

    /**
     * @param capacity the maximum number of clients; a few more can register when they come at the same moment
     */
    public DecisionWaiters(int capacity) {
        this.capacity = capacity;
    }

    /** Whether one more client may wait. */
    boolean hasRoom() {
        return count.get() < capacity;
    }

    /**
     * Registers a client. The future completes once the request is decided, with the decision if the announcement contains it.
     * A client that no longer waits has to call {@link #unregister}.
     */
    public CompletableFuture<Optional<OrderView>> register(TraceId traceId) {
        CompletableFuture<Optional<OrderView>> waiter = new CompletableFuture<>();
        waiting.compute(traceId, (id, others) -> {
            Set<CompletableFuture<Optional<OrderView>>> all = others == null ? new HashSet<>() : others;
            all.add(waiter);
            return all;
        });
        count.incrementAndGet();
        return waiter;
    }

    /** Gives the decisions to the clients that wait for them, on the calling thread. */
    public void decided(Collection<OrderView> views) {
        if (!waiting.isEmpty()) {
            views.forEach(view -> complete(view.status().traceId(), Optional.of(view)));
        }
    }

    /** Wakes the clients that wait for these requests, on the calling thread, to look the decisions up. */
    public void wake(Collection<TraceId> traceIds) {
        traceIds.forEach(traceId -> complete(traceId, Optional.empty()));
    }

    private void complete(TraceId traceId, Optional<OrderView> decision) {
        Set<CompletableFuture<Optional<OrderView>>> woken = waiting.remove(traceId);
        if (woken != null) {
            count.addAndGet(-woken.size());
            woken.forEach(waiter -> waiter.complete(decision));
        }
    }

    /** Removes a client, and the id with its last client. */
    void unregister(TraceId traceId, CompletableFuture<Optional<OrderView>> waiter) {
        waiting.computeIfPresent(traceId, (id, all) -> {
            if (all.remove(waiter)) {
                count.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
        });
    }

    /** The requests whose decision a client waits for. */
    public List<TraceId> awaited() {
        return List.copyOf(waiting.keySet());
    }

    /** The number of clients that wait. */
    public int size() {
        return count.get();
    }
}
