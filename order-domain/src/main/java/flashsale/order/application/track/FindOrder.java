package flashsale.order.application.track;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.TimeLimiter;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds a member's request: in the fast view first, then in the orders where the view does not know enough. */
public final class FindOrder {

    /** A fast view that still says processing after this long may have missed the decision. */
    private static final Duration TRUSTED = Duration.ofSeconds(2);

    private final TraceIds traceIds;
    private final OrderStatuses statuses;
    private final Orders orders;
    private final TimeLimiter timeLimiter;
    private final Clock clock;

    /**
     * @param inTime how the orders are asked where nobody is to be held by them
     */
    public FindOrder(TraceIds traceIds, OrderStatuses statuses, Orders orders, TimeLimiter timeLimiter, Clock clock) {
        this.traceIds = traceIds;
        this.statuses = statuses;
        this.orders = orders;
        this.timeLimiter = timeLimiter;
        this.clock = clock;
    }

    /** Empty for an id that this member was never given. */
    public Optional<OrderView> find(String memberId, TraceId traceId) {
        return find(memberId, traceId, this::suffices);
    }

    /**
     * As {@link #find}, but the orders hold nobody: when they do not answer in time, a request is as the fast view has it. Fails with
     * {@link DependencyTimeoutException} where that does not have it, or not as a whole.
     */
    CompletionStage<Optional<OrderView>> findInTime(String memberId, TraceId traceId) {
        return findInTime(memberId, traceId, this::suffices);
    }

    /** As {@link #findInTime}, for one with reason to think that it is decided. */
    CompletionStage<Optional<OrderView>> findDecidedInTime(String memberId, TraceId traceId) {
        return findInTime(memberId, traceId, OrderView::isWhole);
    }

    /** As {@link #find}, for one who will hear of the decision: takes every word for its processing. */
    Optional<OrderView> findUnderway(String memberId, TraceId traceId) {
        return find(memberId, traceId, FindOrder::isPresentable);
    }

    /** As {@link #find}, for one with reason to think that it is decided: takes no word for its processing. */
    Optional<OrderView> findDecided(String memberId, TraceId traceId) {
        return find(memberId, traceId, OrderView::isWhole);
    }

    private Optional<OrderView> find(String memberId, TraceId traceId, Predicate<OrderView> suffices) {
        return look(
                memberId, traceId, suffices, view -> view, quick -> Optional.of(recorded(memberId, traceId, quick)));
    }

    private CompletionStage<Optional<OrderView>> findInTime(
            String memberId, TraceId traceId, Predicate<OrderView> suffices) {
        return look(
                memberId,
                traceId,
                suffices,
                CompletableFuture::completedStage,
                quick -> recordedInTime(memberId, traceId, quick));
    }

    private <T> T look(
            String memberId,
            TraceId traceId,
            Predicate<OrderView> suffices,
            Function<Optional<OrderView>, T> known,
            Function<Optional<OrderView>, T> recorded) {
        if (!traceIds.isIssuedTo(memberId, traceId)) {
            return known.apply(Optional.empty());
        }
        Optional<OrderView> quick = statuses.find(traceId);
        return quick.filter(suffices).isPresent() ? known.apply(quick) : recorded.apply(quick);
    }

    private CompletionStage<Optional<OrderView>> recordedInTime(
            String memberId, TraceId traceId, Optional<OrderView> quick) {
        return timeLimiter
                .ask(() -> recorded(memberId, traceId, quick))
                .thenApply(answer -> Optional.of(answer.or(() -> quick.filter(FindOrder::isPresentable))
                        .orElseThrow(() -> new DependencyTimeoutException("The database did not answer in time"))));
    }

    private OrderView recorded(String memberId, TraceId traceId, Optional<OrderView> quick) {
        Optional<OrderView> decided = orders.find(traceId);
        if (decided.isEmpty()) {
            return quick.orElseGet(() -> underway(memberId, traceId));
        }
        if (decided.get().isWhole()) {
            statuses.conclude(List.of(decided.get()));
        }
        return decided.get();
    }

    private boolean suffices(OrderView view) {
        OrderStatus status = view.status();
        boolean fresh = status.since().plus(TRUSTED).isAfter(clock.instant());
        return view.isWhole() || !status.isFinal() && fresh;
    }

    private static boolean isPresentable(OrderView view) {
        return view.isWhole() || !view.status().isFinal();
    }

    private OrderView underway(String memberId, TraceId traceId) {
        return OrderView.of(OrderStatus.processing(traceId, memberId, clock.instant()));
    }

    /** Whether nothing more is to come. */
    static boolean isSettled(Optional<OrderView> view) {
        return view.isEmpty() || view.get().status().isFinal();
    }
}
