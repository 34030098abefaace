package flashsale.order.application.place;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.RECEIVER;
import static flashsale.order.domain.Requests.differentItems;
import static flashsale.order.domain.Requests.product;

import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.fixture.CountedOrderMetrics;
import flashsale.order.application.fixture.InMemoryOrderTopic;
import flashsale.order.application.fixture.InMemoryStatuses;
import flashsale.order.application.fixture.RealScheduler;
import flashsale.order.application.fixture.Sale;
import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.identity.IdempotencyKey;
import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.TraceContext;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Places orders with one idempotency key, in memory, and decides them. */
final class KeyedOrders {

    static final TraceContext TRACE = TraceContext.begin();
    static final List<OrderItem> ITEMS = differentItems(2);
    static final List<OrderItem> OTHER_ITEMS = differentItems(1);

    private static final byte[] SECRET = new byte[TraceIds.MIN_SECRET_BYTES];
    private static final IdempotencyKey KEY = new IdempotencyKey("k-1");

    final Sale sale = Sale.of(product(1, 5), product(2, 5));
    final TraceIds traceIds = new TraceIds(SECRET, sale.clock);
    final InMemoryStatuses statuses = new InMemoryStatuses();
    final InMemoryOrderTopic queue = new InMemoryOrderTopic();
    final SaleCatalog catalog = new SaleCatalog(sale.products, false, new CountedOrderMetrics());
    final TraceId id = idOf(MEMBER);

    private final PriorRequestLookup priorRequests;
    private PlaceOrder placeOrder;

    KeyedOrders() {
        this(Runnable::run);
    }

    /** @param lookups runs the lookups of prior requests */
    KeyedOrders(Executor lookups) {
        priorRequests = new PriorRequestLookup(
                sale.orders, new TimeLimiter(Duration.ofMillis(10), lookups, Runnable::run, new RealScheduler()));
        placeOrder = instance();
    }

    /** From now on, another instance takes the orders. */
    void changeInstance() {
        placeOrder = instance();
    }

    private PlaceOrder instance() {
        return new PlaceOrder(
                catalog,
                traceIds,
                new RequestDigests(SECRET),
                statuses,
                priorRequests,
                queue,
                Tracking.WINDOW,
                sale.clock);
    }

    TraceId idOf(String member) {
        return traceIds.issue(member, KEY);
    }

    Placement placeAcknowledged(List<OrderItem> items) {
        queue.answer(Publication.ACKNOWLEDGED);
        return place(items).join();
    }

    Placement placeWithoutKey(List<OrderItem> items) {
        return placeOrder
                .place(MEMBER, Optional.empty(), items, RECEIVER, TRACE)
                .toCompletableFuture()
                .join();
    }

    CompletableFuture<Placement> place(List<OrderItem> items) {
        return place(MEMBER, items);
    }

    CompletableFuture<Placement> place(String member, List<OrderItem> items) {
        return placeOrder
                .place(member, Optional.of(KEY), items, RECEIVER, TRACE)
                .toCompletableFuture();
    }

    /** Decides each published record in a batch of its own. */
    void decidePublished() {
        List.copyOf(queue.published()).forEach(sale::decide);
    }
}
