package flashsale.order.application.place;

import static flashsale.order.application.place.KeyedOrders.ITEMS;
import static flashsale.order.application.place.KeyedOrders.OTHER_ITEMS;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.KeyReused;
import flashsale.order.application.place.Placement.NotPublished;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repetitions of an order with an idempotency key, while the status view has lost it or the orders do not answer. */
class PlaceOrderOnceWithoutStoresTest {

    private final KeyedOrders placing = new KeyedOrders();

    @Test
    void aDifferentRequestIsRefusedWhenTheStatusViewWasLostAfterTheDecision() {
        placing.placeAcknowledged(ITEMS);
        placing.decidePublished();
        placing.statuses.loseAll();

        assertThat(placing.place(OTHER_ITEMS)).isCompletedWithValue(new KeyReused());
        assertThat(placing.place(ITEMS)).isCompletedWithValue(new Repeated(placing.id));
        assertThat(placing.queue.published()).hasSize(1);
        assertThat(placing.statuses.size()).isZero();
    }

    @Test
    void aRejectedRequestIsRecognizedAfterTheStatusViewWasLost() {
        List<OrderItem> unknown = List.of(new OrderItem(99, 1));
        placing.placeAcknowledged(unknown);
        placing.decidePublished();
        placing.statuses.loseAll();

        assertThat(placing.place(unknown)).isCompletedWithValue(new Repeated(placing.id));
        assertThat(placing.place(ITEMS)).isCompletedWithValue(new KeyReused());
    }

    @Test
    void aRequestThatNoStoreKnowsIsPublishedAgainAndDecidedOnce() {
        placing.placeAcknowledged(ITEMS);
        placing.statuses.loseAll();
        placing.changeInstance();

        assertThat(placing.placeAcknowledged(ITEMS)).isEqualTo(new Accepted(placing.id));
        placing.statuses.loseAll();
        placing.changeInstance();
        assertThat(placing.placeAcknowledged(OTHER_ITEMS)).isEqualTo(new Accepted(placing.id));

        placing.decidePublished();
        assertThat(placing.sale.orders.confirmed())
                .singleElement()
                .extracting(Confirmed::request)
                .extracting(OrderRequest::items)
                .isEqualTo(ITEMS);
        assertThat(placing.sale.products.stockOf(2)).isEqualTo(4);
    }

    @Test
    void aDifferentRequestIsRefusedWhenTheStatusViewWasLostBeforeTheDecision() {
        placing.placeAcknowledged(ITEMS);
        placing.statuses.loseAll();

        assertThat(placing.place(OTHER_ITEMS)).isCompletedWithValue(new KeyReused());
        assertThat(placing.place(ITEMS)).isCompletedWithValue(new Repeated(placing.id));
        assertThat(placing.queue.published()).extracting(OrderRequest::items).containsExactly(ITEMS, ITEMS);
    }

    @Test
    void aDifferentRequestIsRefusedWhileTheStatusViewIsUnavailable() {
        placing.statuses.makeUnavailable();
        placing.placeAcknowledged(ITEMS);

        assertThat(placing.place(OTHER_ITEMS)).isCompletedWithValue(new KeyReused());
    }

    @Test
    void theKeyOfARequestThatWasNotPublishedIsFreeAgain() {
        placing.queue.answer(Publication.NOT_PUBLISHED);
        assertThat(placing.place(ITEMS)).isCompletedWithValue(new NotPublished());

        assertThat(placing.placeAcknowledged(OTHER_ITEMS)).isEqualTo(new Accepted(placing.id));
    }

    @Test
    void aKeyThatAnotherInstanceUsedIsNotKeptForTheRequestThatWasRefused() {
        placing.placeAcknowledged(ITEMS);
        placing.changeInstance();
        assertThat(placing.place(OTHER_ITEMS)).isCompletedWithValue(new KeyReused());

        assertThat(placing.place(ITEMS)).isCompletedWithValue(new Repeated(placing.id));
    }

    @Test
    void theDigestsOfTheOldestRequestsAreDropped() {
        RecentDigests recent = new RecentDigests();
        TraceId oldest = anyTraceId();
        recent.putIfAbsent(oldest, new RequestDigest("first"));
        for (int i = 0; i < RecentDigests.CAPACITY; i++) {
            recent.putIfAbsent(anyTraceId(), new RequestDigest("later"));
        }

        assertThat(recent.putIfAbsent(oldest, new RequestDigest("again"))).isEmpty();
    }

    @Test
    void withoutStatusViewAndOrdersARepetitionKeepsItsTraceId() {
        placing.statuses.makeUnavailable();
        placing.sale.orders.makeUnavailable();
        placing.placeAcknowledged(ITEMS);
        placing.placeAcknowledged(ITEMS);

        assertThat(placing.queue.published()).extracting(OrderRequest::traceId).containsExactly(placing.id, placing.id);
    }

    @Test
    void aLookupThatHangsDoesNotBlockTheRequest() {
        KeyedOrders hanging = new KeyedOrders(lookup -> {});
        hanging.queue.answer(Publication.ACKNOWLEDGED);

        assertThat(hanging.place(ITEMS).join()).isEqualTo(new Accepted(hanging.id));
        assertThat(hanging.place(ITEMS).join()).isEqualTo(new Repeated(hanging.id));
        assertThat(hanging.place(OTHER_ITEMS).join()).isEqualTo(new KeyReused());
    }
}
