package flashsale.order.application;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.RECEIVER;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.InTime;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a customer asks, in memory: a request that was accepted at noon, the fast view and the orders. */
final class Desk {

    static final Instant DECIDED_AT = NOON.plusMillis(300);
    private static final List<SoldItem> ITEMS = List.of(new SoldItem(1, "Lamp", 2, new BigDecimal("9.90")));

    final MovableClock clock = new MovableClock(NOON);
    final InMemoryStatuses statuses = new InMemoryStatuses();
    final InMemoryOrders orders = new InMemoryOrders();
    final DecisionWatch watch = new DecisionWatch(3);
    final TraceIds traceIds = new TraceIds(new byte[TraceIds.MIN_SECRET_BYTES], clock);
    final List<Runnable> unanswered = new ArrayList<>();
    boolean silent;

    private final InTime inTime = new InTime(Duration.ofMillis(1), this::ask, Runnable::run, new RealAlarm());

    final FindOrder findOrder = new FindOrder(traceIds, statuses, orders, inTime, clock);

    final FollowOrder followOrder = new FollowOrder(findOrder, watch, Runnable::run);

    final TraceId traceId = traceIds.issue(MEMBER);
    final OrderStatus processing = OrderStatus.processing(traceId, MEMBER, NOON);

    private final OrderRequest request =
            new OrderRequest(traceId, MEMBER, List.of(new OrderItem(1, 2)), RECEIVER, NOON, 1);
    final Decision confirmed = new Confirmed(request, ITEMS, DECIDED_AT);
    final Decision rejected = new Rejected(request, Reason.OUT_OF_STOCK, DECIDED_AT);

    final OrderView completedView =
            new OrderView(confirmed.status(), Optional.of(new Order(ITEMS, new BigDecimal("19.80"), RECEIVER, NOON)));
    final OrderView failedView = OrderView.of(rejected.status());
    final OrderView processingView = OrderView.of(processing);

    /** The orders as those see them who ask in time. */
    private void ask(Runnable question) {
        if (silent) {
            unanswered.add(question);
        } else {
            question.run();
        }
    }

    /** Decided and committed; the fast view has not heard of it. */
    void commit(Decision decision) {
        orders.add(List.of(decision));
    }

    void announce(Decision decision) {
        new AnnounceDecisions(statuses, watch).announce(List.of(OrderView.of(decision)));
    }
}
