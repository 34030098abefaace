package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.anyTraceId;
import static flashsale.order.domain.Requests.redriven;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowOrderTest {

    private final Tracking tracking = new Tracking();

    @AfterEach
    void noClientIsLeftWaiting() {
        assertThat(tracking.waiters.awaited()).isEmpty();
    }

    @Test
    void anIdOfAnotherMemberCannotBeFollowed() {
        assertThat(tracking.followOrder.follow(MEMBER, anyTraceId()).toCompletableFuture())
                .isCompletedWithValue(Optional.empty());
        assertThat(tracking.followOrder.follow("43", tracking.traceId).toCompletableFuture())
                .isCompletedWithValue(Optional.empty());
    }

    @Test
    void aDecidedRequestNeedsNoWaiting() {
        tracking.commit(tracking.confirmed);

        OrderSubscription orderSubscription = follow();

        assertThat(orderSubscription.initial()).isEqualTo(tracking.completedView);
        assertThat(decision(orderSubscription)).isCompletedWithValue(tracking.completedView);
    }

    @Test
    void aSubscriptionShowsTheCurrentStateAndThenTheDecision() {
        tracking.statuses.begin(tracking.processing);

        OrderSubscription orderSubscription = follow();
        assertThat(orderSubscription.initial()).isEqualTo(tracking.processingView);
        assertThat(decision(orderSubscription)).isNotDone();
        tracking.announce(tracking.rejected);

        assertThat(decision(orderSubscription)).isCompletedWithValue(tracking.failedView);
    }

    @Test
    void aClosedSubscriptionIsUnregistered() {
        tracking.statuses.begin(tracking.processing);
        OrderSubscription orderSubscription = follow();

        orderSubscription.close();

        assertThat(tracking.waiters.awaited()).isEmpty();
        tracking.announce(tracking.rejected);
        assertThat(decision(orderSubscription)).isNotDone();
    }

    @Test
    void anAnnouncementBeforeTheDecisionDoesNotEndTheWait() {
        tracking.statuses.begin(tracking.processing);
        OrderSubscription orderSubscription = follow();

        tracking.waiters.wake(List.of(tracking.traceId));
        assertThat(decision(orderSubscription)).isNotDone();
        tracking.commit(tracking.confirmed);
        tracking.waiters.wake(List.of(tracking.traceId));

        assertThat(decision(orderSubscription)).isCompletedWithValue(tracking.completedView);
    }

    @Test
    void theAnnouncementOfARedrivenRejectionDoesNotEndTheWait() {
        tracking.statuses.begin(tracking.processing);
        OrderSubscription orderSubscription = follow();
        tracking.commit(tracking.rejected);
        tracking.orders.redriven(tracking.traceId, 2);

        tracking.waiters.wake(List.of(tracking.traceId));
        assertThat(decision(orderSubscription)).isNotDone();
        Rejected again = new Rejected(redriven(tracking.rejected.request(), 2), Reason.CONFLICT, Tracking.DECIDED_AT);
        tracking.commit(again);
        tracking.announce(again);

        assertThat(decision(orderSubscription)).isCompletedWithValue(OrderView.of(again));
    }

    @Test
    void aLateAnnouncementOfAnEarlierAttemptDoesNotEndTheWait() {
        OrderView again = OrderView.of(tracking.processing.ofAttempt(2));
        tracking.statuses.restart(List.of(again.status()));
        OrderSubscription orderSubscription = follow();
        assertThat(orderSubscription.initial()).isEqualTo(again);

        tracking.announce(tracking.rejected);
        assertThat(decision(orderSubscription)).isNotDone();
        assertThat(tracking.statuses.find(tracking.traceId)).contains(again);

        orderSubscription.close();
    }

    @Test
    void aSubscriptionThatIsClosedDuringItsLookupIsUnregistered() {
        tracking.statuses.begin(tracking.processing);
        List<Runnable> lookups = new ArrayList<>();
        OrderSubscription orderSubscription = new FollowOrder(tracking.findOrder, tracking.waiters, lookups::add)
                .follow(MEMBER, tracking.traceId)
                .toCompletableFuture()
                .join()
                .orElseThrow();
        tracking.waiters.wake(List.of(tracking.traceId));

        orderSubscription.close();
        lookups.forEach(Runnable::run);

        assertThat(tracking.waiters.awaited()).isEmpty();
    }

    @Test
    void aFailedLookupDoesNotEndTheWait() {
        tracking.statuses.begin(tracking.processing);
        OrderSubscription orderSubscription = follow();
        tracking.statuses.makeUnavailable();
        tracking.orders.makeUnavailable();

        tracking.waiters.wake(List.of(tracking.traceId));
        assertThat(decision(orderSubscription)).isNotDone();
        tracking.announce(tracking.confirmed);

        assertThat(decision(orderSubscription)).isCompletedWithValue(tracking.completedView);
    }

    @Test
    void withoutRoomADecisionThatTheStatusViewMissedIsShown() {
        tracking.statuses.begin(tracking.processing);
        tracking.clock.moveOn(Duration.ofMinutes(1));
        tracking.commit(tracking.rejected);
        List<CompletableFuture<?>> others = new ArrayList<>();
        while (tracking.followOrder.hasRoom()) {
            others.add(tracking.waiters.register(anyTraceId()));
        }

        assertThat(follow().initial()).isEqualTo(tracking.failedView);

        tracking.waiters.wake(tracking.waiters.awaited());
        assertThat(others).allMatch(CompletableFuture::isDone);
    }

    @Test
    void afterAFailedFirstLookupNoClientIsLeftWaiting() {
        tracking.orders.makeUnavailable();

        assertThat(tracking.followOrder.follow(MEMBER, tracking.traceId).toCompletableFuture())
                .isCompletedExceptionally();
    }

    private OrderSubscription follow() {
        return tracking.followOrder
                .follow(MEMBER, tracking.traceId)
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    private static CompletableFuture<OrderView> decision(OrderSubscription orderSubscription) {
        return orderSubscription.decision().toCompletableFuture();
    }
}
