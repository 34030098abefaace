package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Desk;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindOrderTest {

    private static final Duration TRUSTED = Duration.ofSeconds(2);

    private final Desk desk = new Desk();

    @Test
    void anotherMembersRequestIsNotFound() {
        desk.statuses.begin(desk.processing);
        desk.commit(desk.confirmed);

        assertThat(desk.findOrder.find("43", desk.traceId)).isEmpty();
    }

    @Test
    void anIdThatWasNeverIssuedIsNotFound() {
        assertThat(desk.findOrder.find(MEMBER, anyTraceId())).isEmpty();
    }

    @Test
    void anIssuedIdThatNoStoreKnowsIsProcessing() {
        desk.clock.moveOn(Duration.ofMinutes(1));

        assertThat(find()).contains(OrderView.of(OrderStatus.processing(desk.traceId, MEMBER, NOON.plusSeconds(60))));
        assertThat(desk.statuses.size()).isZero();
    }

    @Test
    void aFailureIsAnsweredFromTheFastViewAlone() {
        desk.statuses.conclude(List.of(desk.failedView));
        desk.orders.goAway();

        assertThat(find()).contains(desk.failedView);
    }

    @Test
    void aCompletedRequestIsAnsweredFromTheFastViewAlone() {
        desk.statuses.conclude(List.of(desk.completedView));
        desk.orders.goAway();

        assertThat(find()).contains(desk.completedView);
    }

    @Test
    void aCompletionWithoutItsOrderIsAnsweredFromTheOrdersAndCorrected() {
        desk.commit(desk.confirmed);
        desk.statuses.conclude(List.of(OrderView.of(desk.confirmed.status())));

        assertThat(find()).contains(desk.completedView);
        assertThat(desk.statuses.find(desk.traceId)).contains(desk.completedView);
    }

    @Test
    void aCompletionThatTheOrdersDoNotShowYetIsAnsweredAsFarAsItIsKnown() {
        desk.statuses.conclude(List.of(OrderView.of(desk.confirmed.status())));

        assertThat(find()).contains(OrderView.of(desk.confirmed.status()));
    }

    @Test
    void aFreshProcessingIsAnsweredFromTheFastView() {
        desk.statuses.begin(desk.processing);
        desk.commit(desk.confirmed);
        desk.clock.moveOn(TRUSTED.minusMillis(1));

        assertThat(find()).contains(desk.processingView);
    }

    @Test
    void aStaleProcessingIsAnsweredFromTheOrdersAndCorrected() {
        desk.statuses.begin(desk.processing);
        desk.commit(desk.confirmed);
        desk.clock.moveOn(TRUSTED);

        assertThat(find()).contains(desk.completedView);
        assertThat(desk.statuses.find(desk.traceId)).contains(desk.completedView);
    }

    @Test
    void aStaleProcessingThatIsNotDecidedStaysProcessingSinceItsAcceptance() {
        desk.statuses.begin(desk.processing);
        desk.clock.moveOn(Duration.ofHours(1));

        assertThat(find()).contains(desk.processingView);
        assertThat(desk.statuses.find(desk.traceId)).contains(desk.processingView);
    }

    @Test
    void whatTheFastViewLostIsAnsweredFromTheOrdersAndWrittenBack() {
        desk.commit(desk.rejected);

        assertThat(find()).contains(desk.failedView);
        assertThat(desk.statuses.find(desk.traceId)).contains(desk.failedView);
    }

    @Test
    void withTheFastViewAwayTheOrdersAnswer() {
        desk.statuses.goAway();
        desk.commit(desk.confirmed);

        assertThat(find()).contains(desk.completedView);
    }

    private Optional<OrderView> find() {
        return desk.findOrder.find(MEMBER, desk.traceId);
    }
}
