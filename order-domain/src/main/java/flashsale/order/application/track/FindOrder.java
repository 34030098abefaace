package flashsale.order.application.track;

import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Finds a member's request: in the status view first, then in the orders if the view is not trusted to know enough. */
public final class FindOrder {

    private final TraceIds traceIds;
    private final OrderStatuses statuses;
    private final Orders orders;
    private final RedriveHorizon redriveHorizon;
    private final EndUnreceived endUnreceived;
    private final TimeLimiter timeLimiter;
    private final Clock clock;

    /**
     * @param timeLimiter limits the lookups of {@link #findInTime} in the orders
     */
    public FindOrder(
            TraceIds traceIds,
            OrderStatuses statuses,
            Orders orders,
            RedriveHorizon redriveHorizon,
            EndUnreceived endUnreceived,
            TimeLimiter timeLimiter,
            Clock clock) {
        this.traceIds = traceIds;
        this.statuses = statuses;
        this.orders = orders;
        this.redriveHorizon = redriveHorizon;
        this.endUnreceived = endUnreceived;
        this.timeLimiter = timeLimiter;
        this.clock = clock;
    }

    /** Finds the request, and may block for the orders; empty for an id that was not issued to this member. */
    Optional<OrderView> find(String memberId, TraceId traceId, StatusTrust trust) {
        return find(
                memberId, traceId, trust, found -> found, cached -> Optional.of(recorded(memberId, traceId, cached)));
    }

    /**
     * As {@link #find}, but never blocks for the orders. If they do not answer in time, the status view is trusted like
     * {@link StatusTrust#PROCESSING}, except for failures that a redrive may have replaced; fails with
     * {@link DependencyTimeoutException} if even that is not enough.
     */
    CompletionStage<Optional<OrderView>> findInTime(String memberId, TraceId traceId, StatusTrust trust) {
        return find(
                memberId,
                traceId,
                trust,
                CompletableFuture::completedStage,
                cached -> recordedInTime(memberId, traceId, cached));
    }

    private <T> T find(
            String memberId,
            TraceId traceId,
            StatusTrust trust,
            Function<Optional<OrderView>, T> found,
            Function<Optional<OrderView>, T> recorded) {
        if (!traceIds.isIssuedTo(memberId, traceId)) {
            return found.apply(Optional.empty());
        }
        Optional<OrderView> cached = statuses.find(traceId);
        return accepted(cached, trust).isPresent() ? found.apply(cached) : recorded.apply(cached);
    }

    private Optional<OrderView> accepted(Optional<OrderView> cached, StatusTrust trust) {
        return cached.filter(view -> trust.accepts(view, clock.instant()))
                .filter(view -> redriveHorizon.guarantees(view.status()));
    }

    private CompletionStage<Optional<OrderView>> recordedInTime(
            String memberId, TraceId traceId, Optional<OrderView> cached) {
        return timeLimiter
                .call(() -> recorded(memberId, traceId, cached))
                .thenApply(answer -> Optional.of(answer.or(() -> acceptedUnconfirmed(cached))
                        .orElseThrow(() -> new DependencyTimeoutException("The database did not answer in time"))));
    }

    private Optional<OrderView> acceptedUnconfirmed(Optional<OrderView> cached) {
        return cached.filter(view -> StatusTrust.PROCESSING.accepts(view, clock.instant()))
                .filter(view -> !redriveHorizon.mayHaveReplaced(view.status()));
    }

    private OrderView recorded(String memberId, TraceId traceId, Optional<OrderView> cached) {
        Optional<OrderView> decided = orders.find(traceId).or(() -> endUnreceived.end(memberId, traceId));
        if (decided.isEmpty()) {
            return cached.orElseGet(() -> processing(memberId, traceId));
        }
        if (decided.get().isWhole() && !decided.equals(cached)) {
            statuses.conclude(List.of(decided.get()));
        }
        return decided.get();
    }

    private OrderView processing(String memberId, TraceId traceId) {
        return OrderView.of(OrderStatus.processing(traceId, memberId, clock.instant()));
    }
}
