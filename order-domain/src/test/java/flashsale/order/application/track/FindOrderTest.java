package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindOrderTest {

    private static final Duration TRUSTED = Duration.ofSeconds(2);

    private final Tracking tracking = new Tracking();

    @Test
    void anotherMembersRequestIsNotFound() {
        tracking.statuses.begin(tracking.processing);
        tracking.commit(tracking.confirmed);

        assertThat(tracking.findOrder.find("43", tracking.traceId, StatusTrust.RECENT))
                .isEmpty();
    }

    @Test
    void anIdThatWasNeverIssuedIsNotFound() {
        assertThat(tracking.findOrder.find(MEMBER, anyTraceId(), StatusTrust.RECENT))
                .isEmpty();
    }

    @Test
    void anIssuedIdThatNoStoreKnowsIsProcessing() {
        tracking.clock.moveOn(Duration.ofMinutes(1));

        assertThat(find())
                .contains(OrderView.of(OrderStatus.processing(tracking.traceId, MEMBER, NOON.plusSeconds(60))));
        assertThat(tracking.statuses.size()).isZero();
    }

    @Test
    void aFailureIsFoundInTheStatusViewAlone() {
        tracking.statuses.conclude(List.of(tracking.failedView));
        tracking.orders.makeUnavailable();

        assertThat(find()).contains(tracking.failedView);
    }

    @Test
    void aCompletedRequestIsFoundInTheStatusViewAlone() {
        tracking.statuses.conclude(List.of(tracking.completedView));
        tracking.orders.makeUnavailable();

        assertThat(find()).contains(tracking.completedView);
    }

    @Test
    void aCompletionWithoutItsOrderIsReadFromTheOrdersAndCorrected() {
        tracking.commit(tracking.confirmed);
        tracking.statuses.conclude(List.of(OrderView.of(tracking.confirmed.status())));

        assertThat(find()).contains(tracking.completedView);
        assertThat(tracking.statuses.find(tracking.traceId)).contains(tracking.completedView);
    }

    @Test
    void aCompletionThatTheOrdersDoNotShowYetIsFoundWithoutItsOrder() {
        tracking.statuses.conclude(List.of(OrderView.of(tracking.confirmed.status())));

        assertThat(find()).contains(OrderView.of(tracking.confirmed.status()));
    }

    @Test
    void aRecentProcessingIsFoundInTheStatusView() {
        tracking.statuses.begin(tracking.processing);
        tracking.commit(tracking.confirmed);
        tracking.clock.moveOn(TRUSTED.minusMillis(1));

        assertThat(find()).contains(tracking.processingView);
    }

    @Test
    void anOldProcessingIsReadFromTheOrdersAndCorrected() {
        tracking.statuses.begin(tracking.processing);
        tracking.commit(tracking.confirmed);
        tracking.clock.moveOn(TRUSTED);

        assertThat(find()).contains(tracking.completedView);
        assertThat(tracking.statuses.find(tracking.traceId)).contains(tracking.completedView);
    }

    @Test
    void anOldUndecidedRequestStaysProcessingSinceItsAcceptance() {
        tracking.statuses.begin(tracking.processing);
        tracking.clock.moveOn(Duration.ofHours(1));

        assertThat(find()).contains(tracking.processingView);
        assertThat(tracking.statuses.find(tracking.traceId)).contains(tracking.processingView);
    }

    @Test
    void aRequestThatTheStatusViewLostIsReadFromTheOrdersAndWrittenBack() {
        tracking.commit(tracking.rejected);

        assertThat(find()).contains(tracking.failedView);
        assertThat(tracking.statuses.find(tracking.traceId)).contains(tracking.failedView);
    }

    @Test
    void whileTheStatusViewIsUnavailableTheOrdersAnswer() {
        tracking.statuses.makeUnavailable();
        tracking.commit(tracking.confirmed);

        assertThat(find()).contains(tracking.completedView);
    }

    private Optional<OrderView> find() {
        return tracking.findOrder.find(MEMBER, tracking.traceId, StatusTrust.RECENT);
    }
}
