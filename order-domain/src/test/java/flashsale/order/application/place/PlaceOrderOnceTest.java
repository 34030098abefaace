package flashsale.order.application.place;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.RECEIVER;
import static flashsale.order.domain.Requests.differentItems;
import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.InMemoryOrderTopic;
import flashsale.order.application.fixture.InMemoryStatuses;
import flashsale.order.application.fixture.RealScheduler;
import flashsale.order.application.fixture.Sale;
import flashsale.order.application.identity.IdempotencyKey;
import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.KeyReused;
import flashsale.order.application.place.Placement.NotPublished;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.application.place.Placement.Uncertain;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.TimeLimiter;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.TraceContext;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Placing an order with an idempotency key. */
class PlaceOrderOnceTest {

    private static final TraceContext TRACE = TraceContext.begin();

    private static final byte[] SECRET = new byte[TraceIds.MIN_SECRET_BYTES];
    private static final IdempotencyKey KEY = new IdempotencyKey("k-1");
    private static final List<OrderItem> ITEMS = differentItems(2);
    private static final List<OrderItem> OTHERS = differentItems(1);

    private final Sale sale = Sale.of(product(1, 5), product(2, 5));
    private final TraceIds traceIds = new TraceIds(SECRET, sale.clock);
    private final InMemoryStatuses statuses = new InMemoryStatuses();
    private final InMemoryOrderTopic queue = new InMemoryOrderTopic();
    private final PlaceOrder placeOrder = placing(Runnable::run);
    private final TraceId id = traceIds.issue(MEMBER, KEY);

    @Test
    void theFirstTimeIsAsEverUnderTheIdOfTheKey() {
        assertThat(acknowledged(ITEMS)).isEqualTo(new Accepted(id));

        assertThat(queue.published())
                .containsExactly(new OrderRequest(id, MEMBER, ITEMS, RECEIVER, NOON, 1).followedBy(TRACE));
        assertThat(statuses.statusOf(id)).contains(OrderStatus.processing(id, MEMBER, NOON));
    }

    @Test
    void theSameAgainIsTheSameRequest() {
        acknowledged(ITEMS);
        sale.clock.moveOn(Duration.ofSeconds(5));

        assertThat(acknowledged(List.of(ITEMS.get(1), ITEMS.get(0)))).isEqualTo(new Repeated(id));

        decideAllThatWasPublished();
        assertThat(sale.orders.confirmed()).hasSize(1);
        assertThat(sale.products.stockOf(1)).isEqualTo(4);
        assertThat(statuses.statusOf(id)).contains(OrderStatus.processing(id, MEMBER, NOON));
    }

    @Test
    void whatIsDecidedIsNotPublishedAgain() {
        acknowledged(ITEMS);
        decideAllThatWasPublished();

        assertThat(place(ITEMS)).isCompletedWithValue(new Repeated(id));
        assertThat(queue.published()).hasSize(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefusedAndChangesNothing() {
        acknowledged(ITEMS);

        assertThat(place(OTHERS)).isCompletedWithValue(new KeyReused());

        assertThat(queue.published()).hasSize(1);
        assertThat(acknowledged(ITEMS)).isEqualTo(new Repeated(id));
    }

    @Test
    void anotherRequestIsRefusedWhenTheFastViewWasLostAfterTheDecision() {
        acknowledged(ITEMS);
        decideAllThatWasPublished();
        statuses.loseAll();

        assertThat(place(OTHERS)).isCompletedWithValue(new KeyReused());
        assertThat(place(ITEMS)).isCompletedWithValue(new Repeated(id));
        assertThat(queue.published()).hasSize(1);
        assertThat(statuses.size()).isZero();
    }

    @Test
    void aRejectedRequestIsKnownAgainToo() {
        List<OrderItem> unknown = List.of(new OrderItem(99, 1));
        acknowledged(unknown);
        decideAllThatWasPublished();
        statuses.loseAll();

        assertThat(place(unknown)).isCompletedWithValue(new Repeated(id));
        assertThat(place(ITEMS)).isCompletedWithValue(new KeyReused());
    }

    @Test
    void whatNobodyKnowsAnyMoreIsPublishedAgainAndDecidedOnce() {
        acknowledged(ITEMS);
        statuses.loseAll();

        assertThat(acknowledged(ITEMS)).isEqualTo(new Accepted(id));
        statuses.loseAll();
        assertThat(acknowledged(OTHERS)).isEqualTo(new Accepted(id));

        decideAllThatWasPublished();
        assertThat(sale.orders.confirmed()).singleElement().satisfies(this::isOfTheFirst);
        assertThat(sale.products.stockOf(2)).isEqualTo(4);
    }

    private void isOfTheFirst(Confirmed confirmed) {
        assertThat(confirmed.request().items()).isEqualTo(ITEMS);
    }

    @Test
    void withoutFastViewAndOrdersThereIsOneOrderAllTheSame() {
        statuses.goAway();
        sale.orders.goAway();
        acknowledged(ITEMS);
        acknowledged(ITEMS);

        assertThat(queue.published()).extracting(OrderRequest::traceId).containsExactly(id, id);
    }

    @Test
    void ordersThatHangAreNotWaitedFor() {
        PlaceOrder hanging = placing(task -> {});
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(place(hanging, ITEMS).join()).isEqualTo(new Accepted(id));
        assertThat(place(hanging, ITEMS).join()).isEqualTo(new Repeated(id));
        assertThat(place(hanging, OTHERS).join()).isEqualTo(new KeyReused());
    }

    @Test
    void whatWasNotPublishedCanBePublishedByTheNextTry() {
        queue.answer(Publication.NOT_PUBLISHED);
        assertThat(place(ITEMS)).isCompletedWithValue(new NotPublished());

        assertThat(acknowledged(ITEMS)).isEqualTo(new Accepted(id));
    }

    @Test
    void whatWasNotPublishedLeavesTheKeyFree() {
        queue.answer(Publication.NOT_PUBLISHED);
        place(ITEMS);

        assertThat(acknowledged(OTHERS)).isEqualTo(new Accepted(id));
    }

    @Test
    void whatMayHaveBeenPublishedIsPublishedByTheNextTry() {
        queue.answer(Publication.UNKNOWN);
        place(ITEMS);

        assertThat(acknowledged(ITEMS)).isEqualTo(new Repeated(id));
        assertThat(queue.published()).hasSize(2);
    }

    @Test
    void aRepetitionThatIsNotPublishedSaysNothingAboutTheFirstAndLeavesItsStatus() {
        acknowledged(ITEMS);
        queue.answer(Publication.NOT_PUBLISHED);

        assertThat(place(ITEMS)).isCompletedWithValue(new Uncertain(id));
        assertThat(statuses.statusOf(id).map(OrderStatus::state)).contains(State.PROCESSING);
    }

    @Test
    void twoAtTheSameMomentAreOneRequest() {
        CompletableFuture<Placement> one = place(ITEMS);
        CompletableFuture<Placement> other = place(ITEMS);
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(one).isCompletedWithValue(new Accepted(id));
        assertThat(other).isCompletedWithValue(new Repeated(id));
        decideAllThatWasPublished();
        assertThat(sale.orders.confirmed()).hasSize(1);
    }

    @Test
    void theSameTextIsAnotherKeyWithAnotherMember() {
        acknowledged(ITEMS);

        assertThat(placeOrder
                        .place("43", Optional.of(KEY), OTHERS, RECEIVER, TRACE)
                        .toCompletableFuture())
                .isCompletedWithValue(new Accepted(traceIds.issue("43", KEY)));
    }

    private Placement acknowledged(List<OrderItem> items) {
        queue.answer(Publication.ACKNOWLEDGED);
        return place(items).join();
    }

    private CompletableFuture<Placement> place(List<OrderItem> items) {
        return place(placeOrder, items);
    }

    private static CompletableFuture<Placement> place(PlaceOrder placeOrder, List<OrderItem> items) {
        return placeOrder
                .place(MEMBER, Optional.of(KEY), items, RECEIVER, TRACE)
                .toCompletableFuture();
    }

    private PlaceOrder placing(Executor asking) {
        PriorRequestLookup earlier = new PriorRequestLookup(
                sale.orders, new TimeLimiter(Duration.ofMillis(10), asking, Runnable::run, new RealScheduler()));
        return new PlaceOrder(traceIds, new RequestDigests(SECRET), statuses, earlier, queue, sale.clock);
    }

    /** Each record in a batch of its own. */
    private void decideAllThatWasPublished() {
        List.copyOf(queue.published()).forEach(request -> sale.decide(request));
    }
}
