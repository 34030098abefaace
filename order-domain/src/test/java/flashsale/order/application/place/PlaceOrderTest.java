package flashsale.order.application.place;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.RECEIVER;
import static flashsale.order.domain.Requests.differentItems;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.fixture.CountedOrderMetrics;
import flashsale.order.application.fixture.InMemoryOrderTopic;
import flashsale.order.application.fixture.InMemoryOrders;
import flashsale.order.application.fixture.InMemoryProducts;
import flashsale.order.application.fixture.InMemoryStatuses;
import flashsale.order.application.fixture.MovableClock;
import flashsale.order.application.fixture.RealScheduler;
import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.NotPublished;
import flashsale.order.application.place.Placement.Refused;
import flashsale.order.application.place.Placement.Uncertain;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceContext;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

    private static final List<OrderItem> ITEMS = differentItems(3);
    private static final TraceContext TRACE = TraceContext.begin();

    private final MovableClock clock = new MovableClock(NOON);
    private final TraceIds traceIds = new TraceIds(new byte[TraceIds.MIN_SECRET_BYTES], clock);
    private final InMemoryStatuses statuses = new InMemoryStatuses();
    private final InMemoryOrderTopic queue = new InMemoryOrderTopic();
    private final InMemoryOrders orders = new InMemoryOrders();
    private final PlaceOrder placeOrder = new PlaceOrder(
            new SaleCatalog(new InMemoryProducts(), false, new CountedOrderMetrics()),
            traceIds,
            new RequestDigests(new byte[TraceIds.MIN_SECRET_BYTES]),
            statuses,
            new PriorRequestLookup(
                    orders,
                    new TimeLimiter(PriorRequestLookup.TIMEOUT, Runnable::run, Runnable::run, new RealScheduler())),
            queue,
            Tracking.WINDOW,
            clock);

    @Test
    void aRequestIsAcceptedOnceTheQueueAcknowledgesIt() {
        CompletableFuture<Placement> placement = place(ITEMS);
        assertThat(placement).isNotDone();

        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(placement).isCompletedWithValue(new Accepted(publishedId()));
        assertThat(statuses.statusOf(publishedId())).contains(OrderStatus.processing(publishedId(), MEMBER, NOON));
    }

    @Test
    void anAcknowledgementAfterALongPauseOfTheInstanceIsUncertain() {
        CompletableFuture<Placement> placement = place(ITEMS);
        clock.moveOn(Tracking.WINDOW.publishTimeout().plusSeconds(10).plusMillis(1));

        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(placement).isCompletedWithValue(new Uncertain(publishedId()));
    }

    @Test
    void theCompleteRequestIsPublishedAsTheFirstAttempt() {
        clock.moveOn(Duration.ofNanos(5_999_999));
        place(ITEMS);

        assertThat(queue.published())
                .containsExactly(new OrderRequest(
                        publishedId(), MEMBER, ITEMS, RECEIVER, NOON.plusMillis(5), 1, Optional.of(TRACE)));
        assertThat(statuses.statusOf(publishedId()).map(OrderStatus::since)).contains(NOON.plusMillis(5));
        assertThat(traceIds.isIssuedTo(MEMBER, publishedId())).isTrue();
    }

    @Test
    void processingIsWrittenBeforeThePublication() {
        CompletableFuture<Optional<OrderStatus>> seen = new CompletableFuture<>();
        queue.onPublish(request -> seen.complete(statuses.statusOf(request.traceId())));
        place(ITEMS);

        assertThat(seen.join()).contains(OrderStatus.processing(publishedId(), MEMBER, NOON));
    }

    @Test
    void aSlowStatusViewDelaysThePublicationButNotTheCaller() {
        CompletableFuture<Void> delay = statuses.hold();

        CompletableFuture<Placement> placement = place(ITEMS);

        assertThat(placement).isNotDone();
        assertThat(queue.published()).isEmpty();
        delay.complete(null);
        assertThat(queue.published()).hasSize(1);
    }

    @Test
    void aRequestThatWasNotPublishedLeavesNoStatus() {
        CompletableFuture<Placement> placement = place(ITEMS);
        queue.answer(Publication.NOT_PUBLISHED);

        assertThat(placement).isCompletedWithValue(new NotPublished());
        assertThat(statuses.size()).isZero();
    }

    @Test
    void aRequestThatMayHaveBeenPublishedStaysProcessing() {
        CompletableFuture<Placement> placement = place(ITEMS);
        queue.answer(Publication.UNKNOWN);

        assertThat(placement).isCompletedWithValue(new Uncertain(publishedId()));
        assertThat(statuses.statusOf(publishedId())).contains(OrderStatus.processing(publishedId(), MEMBER, NOON));
    }

    @Test
    void aDecisionBeforeTheAcknowledgementIsKept() {
        CompletableFuture<Placement> placement = place(ITEMS);
        OrderStatus failed = OrderStatus.failed(publishedId(), MEMBER, Reason.OUT_OF_STOCK, NOON);
        statuses.conclude(List.of(OrderView.of(failed)));
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(placement).isCompletedWithValue(new Accepted(publishedId()));
        assertThat(statuses.statusOf(publishedId())).contains(failed);
    }

    @Test
    void anInvalidRequestChangesNothing() {
        CompletableFuture<Placement> placement = place(List.of());

        assertThat(placement).isCompletedWithValue(new Refused(List.of(new Violation("items", Rule.ITEM_COUNT))));
        assertThat(queue.published()).isEmpty();
        assertThat(statuses.size()).isZero();
    }

    @Test
    void aRequestWithoutAKeyDoesNotReadTheOrders() {
        orders.makeUnavailable();
        CompletableFuture<Placement> placement = place(ITEMS);
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(placement).isCompletedWithValue(new Accepted(publishedId()));
    }

    private CompletableFuture<Placement> place(List<OrderItem> items) {
        return placeOrder
                .place(MEMBER, Optional.empty(), items, RECEIVER, TRACE)
                .toCompletableFuture();
    }

    private TraceId publishedId() {
        return queue.published().get(0).traceId();
    }
}
