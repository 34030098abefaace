package flashsale.order.application.track;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.Scheduler.ScheduledTask;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Long polling: returns a member's request once it is decided, or in its current state on timeout. Waiting blocks no thread. */
public final class AwaitDecision {

    private final FindOrder findOrder;
    private final FollowOrder followOrder;
    private final Executor executor;
    private final Scheduler scheduler;

    /**
     * @param executor runs the lookup after a wait
     */
    public AwaitDecision(FindOrder findOrder, FollowOrder followOrder, Executor executor, Scheduler scheduler) {
        this.findOrder = findOrder;
        this.followOrder = followOrder;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Whether one more client may wait. If not, the client has to poll. */
    public boolean hasRoom() {
        return followOrder.hasRoom();
    }

    /** Awaits the decision; empty for an id that was not issued to this member. */
    public CompletionStage<Optional<OrderView>> await(String memberId, TraceId traceId, Duration timeout) {
        if (timeout.isZero()) {
            return findOrder.findInTime(memberId, traceId, StatusTrust.RECENT);
        }
        return followOrder
                .follow(memberId, traceId)
                .thenCompose(orderSubscription -> await(memberId, traceId, timeout, orderSubscription));
    }

    private CompletionStage<Optional<OrderView>> await(
            String memberId, TraceId traceId, Duration timeout, Optional<OrderSubscription> orderSubscription) {
        Optional<OrderView> initial = orderSubscription.map(OrderSubscription::initial);
        return initial.isEmpty() || initial.get().status().isFinal()
                ? CompletableFuture.completedStage(initial)
                : later(memberId, traceId, timeout, orderSubscription.get());
    }

    private CompletionStage<Optional<OrderView>> later(
            String memberId, TraceId traceId, Duration timeout, OrderSubscription orderSubscription) {
        CompletableFuture<Optional<OrderView>> decision =
                orderSubscription.decision().thenApply(Optional::of).toCompletableFuture();
        ScheduledTask timer = scheduler.schedule(timeout, () -> decision.complete(Optional.empty()));
        return decision.whenComplete((done, fault) -> {
                    timer.cancel();
                    orderSubscription.close();
                })
                .thenComposeAsync(
                        decided -> decided.isPresent()
                                ? CompletableFuture.completedStage(decided)
                                : findOrder.findInTime(memberId, traceId, StatusTrust.DECIDED),
                        executor);
    }
}
