package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import flashsale.order.application.fixture.RealScheduler;
import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lookups run on the announcing thread here, so that an answer is complete when the announcement returns. */
class AwaitDecisionTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Tracking tracking = new Tracking();
    private final AwaitDecision awaitDecision =
            new AwaitDecision(tracking.findOrder, tracking.followOrder, Runnable::run, new RealScheduler());

    @AfterEach
    void noClientIsLeftWaiting() {
        assertThat(tracking.waiters.awaited()).isEmpty();
    }

    @Test
    void aDecidedRequestIsAnsweredImmediately() {
        tracking.commit(tracking.confirmed);

        assertThat(await(LONG)).isCompletedWithValue(Optional.of(tracking.completedView));
    }

    @Test
    void anIdOfAnotherMemberIsAnsweredImmediately() {
        assertThat(awaitDecision.await(MEMBER, anyTraceId(), LONG).toCompletableFuture())
                .isCompletedWithValue(Optional.empty());
        assertThat(awaitDecision.await("43", tracking.traceId, LONG).toCompletableFuture())
                .isCompletedWithValue(Optional.empty());
    }

    @Test
    void withoutATimeoutTheCurrentStateIsReturned() {
        tracking.statuses.begin(tracking.processing);
        AwaitDecision withoutThreads = new AwaitDecision(
                tracking.findOrder, tracking.followOrder, lookup -> fail("A second lookup"), new RealScheduler());

        assertThat(withoutThreads.await(MEMBER, tracking.traceId, Duration.ZERO).toCompletableFuture())
                .isCompletedWithValue(Optional.of(tracking.processingView));
    }

    @Test
    void theDecisionWakesAllItsClients() {
        tracking.statuses.begin(tracking.processing);
        CompletableFuture<Optional<OrderView>> one = await(LONG);
        CompletableFuture<Optional<OrderView>> other = await(LONG);
        assertThat(List.of(one, other)).noneMatch(CompletableFuture::isDone);

        decide(tracking.confirmed);

        assertThat(List.of(one, other))
                .allSatisfy(answer -> assertThat(answer).isCompletedWithValue(Optional.of(tracking.completedView)));
    }

    @Test
    void theDecisionOnAnotherRequestDoesNotWake() {
        tracking.statuses.begin(tracking.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        tracking.waiters.wake(List.of(anyTraceId()));

        assertThat(answer).isNotDone();
        decide(tracking.rejected);
    }

    @Test
    void onTimeoutTheCurrentStateIsReturned() {
        tracking.statuses.begin(tracking.processing);

        assertThat(await(SHORT).join()).contains(tracking.processingView);
    }

    @Test
    void aTimeoutDoesNotWakeOtherClients() {
        tracking.statuses.begin(tracking.processing);
        CompletableFuture<Optional<OrderView>> waiting = await(LONG);
        await(SHORT).join();
        await(Duration.ZERO).join();

        decide(tracking.confirmed);

        assertThat(waiting).isCompletedWithValue(Optional.of(tracking.completedView));
    }

    @Test
    void aWokenClientGetsADecisionThatTheStatusViewMissed() {
        tracking.statuses.begin(tracking.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        tracking.commit(tracking.confirmed);
        tracking.waiters.wake(List.of(tracking.traceId));

        assertThat(answer).isCompletedWithValue(Optional.of(tracking.completedView));
    }

    @Test
    void aDecisionOfThisInstanceNeedsNoLookup() {
        tracking.statuses.begin(tracking.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        tracking.statuses.makeUnavailable();
        tracking.orders.makeUnavailable();

        tracking.announce(tracking.confirmed);

        assertThat(answer).isCompletedWithValue(Optional.of(tracking.completedView));
    }

    @Test
    void aDecisionAnnouncedWithoutItsOrderIsLookedUp() {
        tracking.statuses.begin(tracking.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        tracking.commit(tracking.confirmed);

        tracking.waiters.decided(List.of(OrderView.of(tracking.confirmed.status())));

        assertThat(answer).isCompletedWithValue(Optional.of(tracking.completedView));
    }

    @Test
    void aFaultOfTheLookupIsPassedOn() {
        tracking.orders.makeUnavailable();

        assertThat(await(LONG)).isCompletedExceptionally();
    }

    @Test
    void whileTheOrdersHangTheStatusViewAnswers() {
        tracking.statuses.begin(tracking.processing);
        tracking.clock.moveOn(Duration.ofMinutes(1));
        tracking.ordersHang = true;

        assertThat(await(Duration.ZERO).join()).contains(tracking.processingView);
        assertThat(await(SHORT).join()).contains(tracking.processingView);
        assertThat(tracking.hungLookups).hasSize(2);
    }

    @Test
    void whileTheOrdersHangARequestMissingInTheStatusViewTimesOut() {
        tracking.ordersHang = true;

        assertThat(await(Duration.ZERO))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(DependencyTimeoutException.class);
    }

    @Test
    void aWaitingClientDoesNotReadTheOrdersWhileTheStatusViewHasTheRequest() {
        tracking.statuses.begin(tracking.processing);
        tracking.clock.moveOn(Duration.ofMinutes(1));
        tracking.orders.makeUnavailable();
        CompletableFuture<Optional<OrderView>> answer = await(LONG);

        tracking.announce(tracking.confirmed);

        assertThat(answer).isCompletedWithValue(Optional.of(tracking.completedView));
    }

    private CompletableFuture<Optional<OrderView>> await(Duration timeout) {
        return awaitDecision.await(MEMBER, tracking.traceId, timeout).toCompletableFuture();
    }

    private void decide(Decision decision) {
        tracking.commit(decision);
        tracking.announce(decision);
    }
}
