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
    private final FollowOrder followOrder;
    private final Executor executor;

    /**
     * @param executor where the answer is made after a wait
     */
    public AwaitDecision(FindOrder findOrder, FollowOrder followOrder, Executor executor) {
        this.findOrder = findOrder;
        this.followOrder = followOrder;
        this.executor = executor;
    }

    /** Empty for an id that this member was never given. */
    public CompletionStage<Optional<OrderView>> await(String memberId, TraceId traceId, Duration patience) {
        if (patience.isZero()) {
            return CompletableFuture.completedStage(findOrder.find(memberId, traceId));
        }
        Optional<Following> following = followOrder.follow(memberId, traceId);
        Optional<OrderView> now = following.map(Following::now);
        return FindOrder.isSettled(now)
                ? CompletableFuture.completedStage(now)
                : later(memberId, traceId, patience, following.get());
    }

    private CompletionStage<Optional<OrderView>> later(
            String memberId, TraceId traceId, Duration patience, Following following) {
        return following
                .decision()
                .thenApply(Optional::of)
                .toCompletableFuture()
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, fault) -> following.close())
                .thenApplyAsync(decided -> decided.or(() -> findOrder.findDecided(memberId, traceId)), executor);
    }
}
