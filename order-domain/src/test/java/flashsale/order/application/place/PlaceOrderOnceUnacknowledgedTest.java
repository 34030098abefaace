package flashsale.order.application.place;

import static flashsale.order.application.place.KeyedOrders.ITEMS;
import static flashsale.order.application.place.KeyedOrders.OTHER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.NotPublished;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.application.place.Placement.Uncertain;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import org.junit.jupiter.api.Test;

/** Repetitions of an order with an idempotency key, after a publication that the queue did not acknowledge. */
class PlaceOrderOnceUnacknowledgedTest {

    private final KeyedOrders placing = new KeyedOrders();

    @Test
    void aRequestThatWasNotPublishedIsAcceptedOnRepetition() {
        placing.queue.answer(Publication.NOT_PUBLISHED);
        assertThat(placing.place(ITEMS)).isCompletedWithValue(new NotPublished());

        assertThat(placing.placeAcknowledged(ITEMS)).isEqualTo(new Accepted(placing.id));
    }

    @Test
    void aRequestThatWasNotPublishedLeavesItsKeyFree() {
        placing.queue.answer(Publication.NOT_PUBLISHED);
        placing.place(ITEMS);

        assertThat(placing.placeAcknowledged(OTHER_ITEMS)).isEqualTo(new Accepted(placing.id));
    }

    @Test
    void aRequestThatMayHaveBeenPublishedIsPublishedAgainOnRepetition() {
        placing.queue.answer(Publication.UNKNOWN);
        placing.place(ITEMS);

        assertThat(placing.placeAcknowledged(ITEMS)).isEqualTo(new Repeated(placing.id));
        assertThat(placing.queue.published()).hasSize(2);
    }

    @Test
    void aRepetitionThatIsNotPublishedLeavesTheFirstRequestUncertainAndProcessing() {
        placing.placeAcknowledged(ITEMS);
        placing.queue.answer(Publication.NOT_PUBLISHED);

        assertThat(placing.place(ITEMS)).isCompletedWithValue(new Uncertain(placing.id));
        assertThat(placing.statuses.statusOf(placing.id).map(OrderStatus::state))
                .contains(State.PROCESSING);
    }
}
