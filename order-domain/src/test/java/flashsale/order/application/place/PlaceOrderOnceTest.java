package flashsale.order.application.place;

import static flashsale.order.application.place.KeyedOrders.ITEMS;
import static flashsale.order.application.place.KeyedOrders.OTHER_ITEMS;
import static flashsale.order.application.place.KeyedOrders.TRACE;
import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.KeyReused;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Repetitions of an order with an idempotency key, while every service is available. */
class PlaceOrderOnceTest {

    private final KeyedOrders placing = new KeyedOrders();

    @Test
    void theFirstRequestIsAcceptedUnderTheIdOfItsKey() {
        assertThat(placing.placeAcknowledged(ITEMS)).isEqualTo(new Accepted(placing.id));

        assertThat(placing.queue.published())
                .containsExactly(new OrderRequest(placing.id, MEMBER, ITEMS, RECEIVER, NOON, 1).withTrace(TRACE));
        assertThat(placing.statuses.statusOf(placing.id)).contains(OrderStatus.processing(placing.id, MEMBER, NOON));
    }

    @Test
    void anEqualRequestIsTheSameOrder() {
        placing.placeAcknowledged(ITEMS);
        placing.sale.clock.moveOn(Duration.ofSeconds(5));

        assertThat(placing.placeAcknowledged(List.of(ITEMS.get(1), ITEMS.get(0))))
                .isEqualTo(new Repeated(placing.id));

        placing.decidePublished();
        assertThat(placing.sale.orders.confirmed()).hasSize(1);
        assertThat(placing.sale.products.stockOf(1)).isEqualTo(4);
        assertThat(placing.statuses.statusOf(placing.id)).contains(OrderStatus.processing(placing.id, MEMBER, NOON));
    }

    @Test
    void aDecidedRequestIsNotPublishedAgain() {
        placing.placeAcknowledged(ITEMS);
        placing.decidePublished();

        assertThat(placing.place(ITEMS)).isCompletedWithValue(new Repeated(placing.id));
        assertThat(placing.queue.published()).hasSize(1);
    }

    @Test
    void aDifferentRequestWithTheSameKeyIsRefusedAndChangesNothing() {
        placing.placeAcknowledged(ITEMS);

        assertThat(placing.place(OTHER_ITEMS)).isCompletedWithValue(new KeyReused());

        assertThat(placing.queue.published()).hasSize(1);
        assertThat(placing.placeAcknowledged(ITEMS)).isEqualTo(new Repeated(placing.id));
    }

    @Test
    void twoSimultaneousRequestsAreOneOrder() {
        CompletableFuture<Placement> one = placing.place(ITEMS);
        CompletableFuture<Placement> other = placing.place(ITEMS);
        placing.queue.answer(Publication.ACKNOWLEDGED);

        assertThat(one).isCompletedWithValue(new Accepted(placing.id));
        assertThat(other).isCompletedWithValue(new Repeated(placing.id));
        placing.decidePublished();
        assertThat(placing.sale.orders.confirmed()).hasSize(1);
    }

    @Test
    void theSameKeyOfAnotherMemberIsAnotherKey() {
        placing.placeAcknowledged(ITEMS);

        assertThat(placing.place("43", OTHER_ITEMS)).isCompletedWithValue(new Accepted(placing.idOf("43")));
    }
}
