package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The subscription of one client to a request. It is registered with {@link DecisionWaiters} until the decision comes or the
 * client closes it. Thread-safe.
 */
public final class OrderSubscription implements AutoCloseable {

    private final DecisionWaiters waiters;
    private final TraceId traceId;
    private final Supplier<OrderView> lookup;
    private final Executor executor;
    private final CompletableFuture<OrderView> decision = new CompletableFuture<>();
    private CompletableFuture<Optional<OrderView>> announcement;
    private OrderView initial;
    private boolean closed;

    /** Registers before the first lookup, so that a decision right after that lookup is not missed. */
    OrderSubscription(DecisionWaiters waiters, TraceId traceId, Supplier<OrderView> lookup, Executor executor) {
        this.waiters = waiters;
        this.traceId = traceId;
        this.lookup = lookup;
        this.executor = executor;
        announcement = waiters.register(traceId);
    }

    OrderSubscription begin(OrderView view) {
        initial = view;
        if (view.status().isFinal()) {
            close();
            decision.complete(view);
        } else {
            announcement.thenAccept(this::onAnnouncement);
        }
        return this;
    }

    void closeUnlessBegun() {
        if (initial == null) {
            close();
        }
    }

    /** The request as it was at the subscription. */
    public OrderView initial() {
        return initial;
    }

    /** Completes with the final view, on the announcing thread; never after {@link #close()}. */
    public CompletionStage<OrderView> decision() {
        return decision;
    }

    private void onAnnouncement(Optional<OrderView> view) {
        if (view.isPresent() && view.get().isWhole() && isDecision(view.get())) {
            decision.complete(view.get());
        } else {
            executor.execute(this::lookUp);
        }
    }

    /** Continues to wait if there is no decision yet: announcements can be early, or about a rejection that was redriven since. */
    private void lookUp() {
        CompletableFuture<Optional<OrderView>> next = registerAgain();
        try {
            OrderView view = lookup.get();
            if (isDecision(view)) {
                close();
                decision.complete(view);
            }
        } finally {
            next.thenAccept(this::onAnnouncement);
        }
    }

    /** The rejection of an earlier attempt may be announced again, after the client has seen the redrive. */
    private boolean isDecision(OrderView view) {
        return view.status().isFinal() && !initial.status().isLaterThan(view.status());
    }

    private synchronized CompletableFuture<Optional<OrderView>> registerAgain() {
        announcement = closed ? new CompletableFuture<>() : waiters.register(traceId);
        return announcement;
    }

    /** Ends the subscription. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        waiters.unregister(traceId, announcement);
    }
}
