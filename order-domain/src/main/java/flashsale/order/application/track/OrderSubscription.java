package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * One client that follows a request. {@link DecisionWaiters} knows it until the decision comes or it is closed. Safe for use
 * by many threads.
 */
public final class OrderSubscription implements AutoCloseable {

    private final DecisionWaiters watch;
    private final TraceId traceId;
    private final Supplier<OrderView> lookup;
    private final Executor executor;
    private final CompletableFuture<OrderView> decision = new CompletableFuture<>();
    private CompletableFuture<Optional<OrderView>> news;
    private OrderView now;
    private boolean closed;

    /** Listens from here on, so that no decision is made between a look at the request and the wait for its news. */
    OrderSubscription(DecisionWaiters watch, TraceId traceId, Supplier<OrderView> lookup, Executor executor) {
        this.watch = watch;
        this.traceId = traceId;
        this.lookup = lookup;
        this.executor = executor;
        news = watch.next(traceId);
    }

    OrderSubscription begin(OrderView view) {
        now = view;
        if (view.status().isFinal()) {
            close();
            decision.complete(view);
        } else {
            news.thenAccept(this::heard);
        }
        return this;
    }

    void closeUnlessBegun() {
        if (now == null) {
            close();
        }
    }

    /** The request as it was when the following began. */
    public OrderView now() {
        return now;
    }

    /** Completes with the final view, on the thread that brings the news; not any more after {@link #close()}. */
    public CompletionStage<OrderView> decision() {
        return decision;
    }

    private void heard(Optional<OrderView> view) {
        if (view.isPresent() && view.get().isWhole()) {
            decision.complete(view.get());
        } else {
            executor.execute(this::look);
        }
    }

    /** News can be early or about a rejection that was redriven since: then the wait goes on. */
    private void look() {
        CompletableFuture<Optional<OrderView>> further = listenAgain();
        try {
            OrderView view = lookup.get();
            if (view.status().isFinal()) {
                close();
                decision.complete(view);
            }
        } finally {
            further.thenAccept(this::heard);
        }
    }

    private synchronized CompletableFuture<Optional<OrderView>> listenAgain() {
        news = closed ? new CompletableFuture<>() : watch.next(traceId);
        return news;
    }

    /** Forgets the follower; does nothing when it is done. */
    @Override
    public synchronized void close() {
        closed = true;
        watch.leave(traceId, news);
    }
}
