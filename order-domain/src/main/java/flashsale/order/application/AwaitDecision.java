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
     * @param executor where the answer is looked up after a wait
     */
    public AwaitDecision(FindOrder findOrder, DecisionWatch watch, Executor executor) {
        this.findOrder = findOrder;
        this.watch = watch;
        this.executor = executor;
    }

    /** Empty for an id that this member was never given. */
    public CompletionStage<Optional<OrderView>> await(String memberId, TraceId traceId, Duration patience) {
        CompletableFuture<Void> decided = watch.next(traceId);
        Optional<OrderView> now = findOrder.find(memberId, traceId);
        if (FindOrder.isSettled(now) || patience.isZero()) {
            watch.leave(traceId, decided);
            return CompletableFuture.completedStage(now);
        }
        return decided.thenApply(done -> done)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(done -> lookAgain(memberId, traceId, decided), executor);
    }

    private Optional<OrderView> lookAgain(String memberId, TraceId traceId, CompletableFuture<Void> decided) {
        watch.leave(traceId, decided);
        return findOrder.find(memberId, traceId);
    }
}
