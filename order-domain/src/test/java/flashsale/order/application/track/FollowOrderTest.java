package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.anyTraceId;
import static flashsale.order.domain.Requests.redriven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.fixture.Desk;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowOrderTest {

    private final Desk desk = new Desk();

    @AfterEach
    void nobodyIsLeftWaiting() {
        assertThat(desk.watch.waitedFor()).isEmpty();
    }

    @Test
    void anIdThatThisMemberWasNeverGivenCannotBeFollowed() {
        assertThat(desk.followOrder.follow(MEMBER, anyTraceId())).isEmpty();
        assertThat(desk.followOrder.follow("43", desk.traceId)).isEmpty();
    }

    @Test
    void whatIsDecidedIsKnownAtOnceAndNothingIsWaitedFor() {
        desk.commit(desk.confirmed);

        OrderSubscription orderSubscription = follow();

        assertThat(orderSubscription.now()).isEqualTo(desk.completedView);
        assertThat(decision(orderSubscription)).isCompletedWithValue(desk.completedView);
    }

    @Test
    void aFollowerSeesTheRequestAsItIsAndThenItsDecision() {
        desk.statuses.begin(desk.processing);

        OrderSubscription orderSubscription = follow();
        assertThat(orderSubscription.now()).isEqualTo(desk.processingView);
        assertThat(decision(orderSubscription)).isNotDone();
        desk.announce(desk.rejected);

        assertThat(decision(orderSubscription)).isCompletedWithValue(desk.failedView);
    }

    @Test
    void whoHasClosedIsForgotten() {
        desk.statuses.begin(desk.processing);
        OrderSubscription orderSubscription = follow();

        orderSubscription.close();

        assertThat(desk.watch.waitedFor()).isEmpty();
        desk.announce(desk.rejected);
        assertThat(decision(orderSubscription)).isNotDone();
    }

    @Test
    void newsBeforeThereIsADecisionLetTheWaitGoOn() {
        desk.statuses.begin(desk.processing);
        OrderSubscription orderSubscription = follow();

        desk.watch.heardOf(List.of(desk.traceId));
        assertThat(decision(orderSubscription)).isNotDone();
        desk.commit(desk.confirmed);
        desk.watch.heardOf(List.of(desk.traceId));

        assertThat(decision(orderSubscription)).isCompletedWithValue(desk.completedView);
    }

    @Test
    void newsOfARejectionThatWasRedrivenSinceLetTheWaitGoOn() {
        desk.statuses.begin(desk.processing);
        OrderSubscription orderSubscription = follow();
        desk.commit(desk.rejected);
        desk.orders.redriven(desk.traceId, 2);

        desk.watch.heardOf(List.of(desk.traceId));
        assertThat(decision(orderSubscription)).isNotDone();
        Rejected again = new Rejected(redriven(desk.rejected.request(), 2), Reason.CONFLICT, Desk.DECIDED_AT);
        desk.commit(again);
        desk.announce(again);

        assertThat(decision(orderSubscription)).isCompletedWithValue(OrderView.of(again));
    }

    @Test
    void whoClosesWhileTheDecisionIsLookedUpIsForgotten() {
        desk.statuses.begin(desk.processing);
        List<Runnable> lookups = new ArrayList<>();
        OrderSubscription orderSubscription = new FollowOrder(desk.findOrder, desk.watch, lookups::add)
                .follow(MEMBER, desk.traceId)
                .orElseThrow();
        desk.watch.heardOf(List.of(desk.traceId));

        orderSubscription.close();
        lookups.forEach(Runnable::run);

        assertThat(desk.watch.waitedFor()).isEmpty();
    }

    @Test
    void aLookupThatFailsLetsTheWaitGoOn() {
        desk.statuses.begin(desk.processing);
        OrderSubscription orderSubscription = follow();
        desk.statuses.goAway();
        desk.orders.goAway();

        desk.watch.heardOf(List.of(desk.traceId));
        assertThat(decision(orderSubscription)).isNotDone();
        desk.announce(desk.confirmed);

        assertThat(decision(orderSubscription)).isCompletedWithValue(desk.completedView);
    }

    @Test
    void whoIsNotKeptIsShownADecisionThatTheFastViewMissed() {
        desk.statuses.begin(desk.processing);
        desk.clock.moveOn(Duration.ofMinutes(1));
        desk.commit(desk.rejected);
        List<CompletableFuture<?>> others = new ArrayList<>();
        while (desk.followOrder.hasRoom()) {
            others.add(desk.watch.next(anyTraceId()));
        }

        assertThat(follow().now()).isEqualTo(desk.failedView);

        desk.watch.heardOf(desk.watch.waitedFor());
        assertThat(others).allMatch(CompletableFuture::isDone);
    }

    @Test
    void whenTheFirstLookFailsNobodyIsLeftWaiting() {
        desk.orders.goAway();

        assertThatIllegalStateException().isThrownBy(this::follow);
    }

    private OrderSubscription follow() {
        return desk.followOrder.follow(MEMBER, desk.traceId).orElseThrow();
    }

    private static CompletableFuture<OrderView> decision(OrderSubscription orderSubscription) {
        return orderSubscription.decision().toCompletableFuture();
    }
}
