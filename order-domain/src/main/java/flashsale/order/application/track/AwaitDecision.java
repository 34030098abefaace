package flashsale.order.application.track;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Scheduler;
import flashsale.order.application.port.Scheduler.ScheduledTask;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Finds a member's request once it is decided, or as it is when the timeout ends. Waiting holds no thread. */
public final class AwaitDecision {

    private final FindOrder findOrder;
    private final FollowOrder followOrder;
    private final Executor executor;
    private final Scheduler scheduler;

    /**
     * @param executor where the answer is made after a wait
     */
    public AwaitDecision(FindOrder findOrder, FollowOrder followOrder, Executor executor, Scheduler scheduler) {
        this.findOrder = findOrder;
        this.followOrder = followOrder;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Whether one more can be kept waiting; who has patience then has to come again. */
    public boolean hasRoom() {
        return followOrder.hasRoom();
    }

    /** Empty for an id that this member was never given. */
    public CompletionStage<Optional<OrderView>> await(String memberId, TraceId traceId, Duration patience) {
        if (patience.isZero()) {
            return findOrder.findInTime(memberId, traceId);
        }
        Optional<OrderSubscription> orderSubscription = followOrder.follow(memberId, traceId);
        Optional<OrderView> now = orderSubscription.map(OrderSubscription::now);
        return FindOrder.isSettled(now)
                ? CompletableFuture.completedStage(now)
                : later(memberId, traceId, patience, orderSubscription.get());
    }

    private CompletionStage<Optional<OrderView>> later(
            String memberId, TraceId traceId, Duration patience, OrderSubscription orderSubscription) {
        CompletableFuture<Optional<OrderView>> decision =
                orderSubscription.decision().thenApply(Optional::of).toCompletableFuture();
        ScheduledTask timeout = scheduler.schedule(patience, () -> decision.complete(Optional.empty()));
        return decision.whenComplete((done, fault) -> {
                    timeout.cancel();
                    orderSubscription.close();
                })
                .thenComposeAsync(
                        decided -> decided.isPresent()
                                ? CompletableFuture.completedStage(decided)
                                : findOrder.findDecidedInTime(memberId, traceId),
                        executor);
    }
}
