package flashsale.order.application;

import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Finds a request of a member once it is decided, or as it is when the patience ends. A wait holds no thread. */
public final class AwaitDecision {

    private final FindOrder findOrder;
    private final DecisionWatch watch;
    private final Executor executor;

    /**
     * @param executor where the answer is made after a wait
     */
    public AwaitDecision(FindOrder findOrder, DecisionWatch watch, Executor executor) {
        this.findOrder = findOrder;
        this.watch = watch;
        this.executor = executor;
    }

    /** Empty for an id that this member was never given. */
    public CompletionStage<Optional<OrderView>> await(String memberId, TraceId traceId, Duration patience) {
        CompletableFuture<Optional<OrderView>> decided = watch.next(traceId);
        boolean waiting = false;
        try {
            Optional<OrderView> now = findOrder.find(memberId, traceId);
            waiting = !FindOrder.isSettled(now) && !patience.isZero();
            return waiting ? later(memberId, traceId, patience, decided) : CompletableFuture.completedStage(now);
        } finally {
            if (!waiting) {
                watch.leave(traceId, decided);
            }
        }
    }

    private CompletionStage<Optional<OrderView>> later(
            String memberId, TraceId traceId, Duration patience, CompletableFuture<Optional<OrderView>> decided) {
        return decided.completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, fault) -> watch.leave(traceId, decided))
                .thenApplyAsync(
                        news -> news.filter(OrderView::isWhole).or(() -> findOrder.findDecided(memberId, traceId)),
                        executor);
    }
}
