package flashsale.order.application;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.RECEIVER;

import flashsale.order.application.decide.AnnounceDecisions;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.InTime;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.application.track.DecisionWatch;
import flashsale.order.application.track.FindOrder;
import flashsale.order.application.track.FollowOrder;
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
public final class Desk {

    public static final Instant DECIDED_AT = NOON.plusMillis(300);
    private static final List<SoldItem> ITEMS = List.of(new SoldItem(1, "Lamp", 2, new BigDecimal("9.90")));

    public final MovableClock clock = new MovableClock(NOON);
    public final InMemoryStatuses statuses = new InMemoryStatuses();
    public final InMemoryOrders orders = new InMemoryOrders();
    public final DecisionWatch watch = new DecisionWatch(3);
    public final TraceIds traceIds = new TraceIds(new byte[TraceIds.MIN_SECRET_BYTES], clock);
    public final List<Runnable> unanswered = new ArrayList<>();
    public boolean silent;

    private final InTime inTime = new InTime(Duration.ofMillis(1), this::ask, Runnable::run, new RealAlarm());

    public final FindOrder findOrder = new FindOrder(traceIds, statuses, orders, inTime, clock);

    public final FollowOrder followOrder = new FollowOrder(findOrder, watch, Runnable::run);

    public final TraceId traceId = traceIds.issue(MEMBER);
    public final OrderStatus processing = OrderStatus.processing(traceId, MEMBER, NOON);

    private final OrderRequest request =
            new OrderRequest(traceId, MEMBER, List.of(new OrderItem(1, 2)), RECEIVER, NOON, 1);
    public final Decision confirmed = new Confirmed(request, ITEMS, DECIDED_AT);
    public final Decision rejected = new Rejected(request, Reason.OUT_OF_STOCK, DECIDED_AT);

    public final OrderView completedView =
            new OrderView(confirmed.status(), Optional.of(new Order(ITEMS, new BigDecimal("19.80"), RECEIVER, NOON)));
    public final OrderView failedView = OrderView.of(rejected.status());
    public final OrderView processingView = OrderView.of(processing);

    /** The orders as those see them who ask in time. */
    private void ask(Runnable question) {
        if (silent) {
            unanswered.add(question);
        } else {
            question.run();
        }
    }

    /** Decided and committed; the fast view has not heard of it. */
    public void commit(Decision decision) {
        orders.add(List.of(decision));
    }

    public void announce(Decision decision) {
        new AnnounceDecisions(statuses, watch).announce(List.of(OrderView.of(decision)));
    }
}
