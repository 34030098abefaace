package flashsale.order.application.track;

import static flashsale.order.application.fixture.Tracking.DECIDED_AT;
import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.redriven;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Redrives;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The status view shows a failure, and may have missed that the request was redriven since. */
class StaleStatusTest {

    private final Tracking tracking = new Tracking();
    private final OrderRequest secondAttempt = redriven(tracking.rejected.request(), 2);

    @Test
    void aFailureAfterTheLatestRedriveIsFoundInTheStatusViewAlone() {
        tracking.redrives.raiseHorizon(DECIDED_AT);
        showFailure();
        tracking.orders.makeUnavailable();

        assertThat(find()).contains(tracking.failedView);
    }

    @Test
    void aRedrivenRequestIsProcessingAlthoughTheStatusViewMissedIt() {
        redrive();
        showFailure();

        assertThat(find()).map(view -> view.status().state()).contains(State.PROCESSING);
    }

    @Test
    void aRequestThatCompletedAfterItsRedriveIsNeverFailedAgain() {
        redrive();
        Decision completed =
                new Confirmed(secondAttempt, ((Confirmed) tracking.confirmed).items(), DECIDED_AT.plusSeconds(60));
        tracking.commit(completed);
        showFailure();

        assertThat(find()).contains(OrderView.of(completed));
        assertThat(tracking.statuses.find(tracking.traceId)).contains(OrderView.of(completed));
    }

    @Test
    void aRequestThatFailedAgainShowsItsLastReason() {
        redrive();
        Decision again = new Rejected(secondAttempt, Reason.CONFLICT, DECIDED_AT.plusSeconds(60));
        tracking.commit(again);
        showFailure();

        assertThat(find()).contains(OrderView.of(again));
    }

    @Test
    void aWaitingClientDoesNotSeeAFailureThatTheStatusViewKeptTooLong() {
        redrive();
        showFailure();

        assertThat(tracking.followOrder
                        .follow(MEMBER, tracking.traceId)
                        .toCompletableFuture()
                        .join())
                .hasValueSatisfying(subscription -> {
                    assertThat(subscription.initial().status().isFinal()).isFalse();
                    subscription.close();
                });
    }

    @Test
    void aFailureIsDoubtedWhileTheHorizonCannotBeRead() {
        showFailure();
        tracking.nanoTime.addAndGet(Redrives.MAX_HORIZON_AGE.toNanos());
        Decision again = new Rejected(secondAttempt, Reason.CONFLICT, DECIDED_AT.plusSeconds(60));
        tracking.commit(tracking.rejected);
        tracking.commit(again);

        assertThat(find()).contains(OrderView.of(again));
    }

    @Test
    void whileTheOrdersHangAFailureThatNoKnownRedriveTouchedIsShown() {
        showFailure();
        tracking.nanoTime.addAndGet(Redrives.MAX_HORIZON_AGE.toNanos());
        tracking.ordersHang = true;

        assertThat(findInTime().join()).contains(tracking.failedView);
    }

    @Test
    void whileTheOrdersHangAFailureThatMayBeRedrivenIsNotShown() {
        redrive();
        showFailure();
        tracking.ordersHang = true;

        assertThat(findInTime())
                .failsWithin(Duration.ofHours(1))
                .withThrowableThat()
                .withCauseInstanceOf(DependencyTimeoutException.class);
    }

    private void redrive() {
        tracking.commit(tracking.rejected);
        tracking.redrives.raiseHorizon(DECIDED_AT.plusMillis(1));
        tracking.redriveHorizon.refresh();
        tracking.orders.redriven(tracking.traceId, 2);
    }

    /** As a server of the status view does that was frozen, full or set back meanwhile. */
    private void showFailure() {
        tracking.statuses.conclude(List.of(tracking.failedView));
    }

    private Optional<OrderView> find() {
        return tracking.findOrder.find(MEMBER, tracking.traceId, StatusTrust.RECENT);
    }

    private CompletableFuture<Optional<OrderView>> findInTime() {
        return tracking.findOrder
                .findInTime(MEMBER, tracking.traceId, StatusTrust.RECENT)
                .toCompletableFuture();
    }
}
