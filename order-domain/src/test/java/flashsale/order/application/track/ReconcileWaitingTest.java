package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.RealScheduler;
import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.Reason;
import flashsale.order.domain.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconcileWaitingTest {

    private final Tracking tracking = new Tracking();
    private final ReconcileWaiting reconcileWaiting =
            new ReconcileWaiting(tracking.waiters, tracking.orders, tracking.endUnreceived);

    @Test
    void onlyTheClientsOfDecidedRequestsAreWoken() {
        CompletableFuture<Optional<OrderView>> decided = tracking.waiters.register(tracking.traceId);
        CompletableFuture<Optional<OrderView>> undecided = tracking.waiters.register(Requests.anyTraceId());
        tracking.commit(tracking.rejected);

        reconcileWaiting.reconcile();

        assertThat(decided).isDone();
        assertThat(undecided).isNotDone();
    }

    @Test
    void aWaitingClientGetsADecisionWhoseAnnouncementWasLost() {
        tracking.statuses.begin(tracking.processing);
        CompletableFuture<Optional<OrderView>> answer = new AwaitDecision(
                        tracking.findOrder, tracking.followOrder, Runnable::run, new RealScheduler())
                .await(MEMBER, tracking.traceId, Duration.ofHours(1))
                .toCompletableFuture();
        tracking.commit(tracking.confirmed);

        reconcileWaiting.reconcile();

        assertThat(answer).isCompletedWithValue(Optional.of(tracking.completedView));
    }

    @Test
    void aSubscriptionGetsADecisionWhoseAnnouncementWasLost() {
        tracking.statuses.begin(tracking.processing);
        OrderSubscription orderSubscription = tracking.followOrder
                .follow(MEMBER, tracking.traceId)
                .toCompletableFuture()
                .join()
                .orElseThrow();
        tracking.commit(tracking.rejected);

        reconcileWaiting.reconcile();

        assertThat(orderSubscription.decision().toCompletableFuture()).isCompletedWithValue(tracking.failedView);
    }

    @Test
    void allAwaitedRequestsAreReconciledInSeveralQueries() {
        List<Decision> decisions = Stream.<Decision>generate(
                        () -> new Rejected(requestFor(1), Reason.OUT_OF_STOCK, NOON))
                .limit(2_001)
                .toList();
        List<CompletableFuture<Optional<OrderView>>> waits = decisions.stream()
                .map(decision -> decision.request().traceId())
                .map(tracking.waiters::register)
                .toList();
        tracking.orders.add(decisions);

        reconcileWaiting.reconcile();

        assertThat(waits).allMatch(CompletableFuture::isDone);
        assertThat(tracking.waiters.awaited()).isEmpty();
    }

    @Test
    void withoutWaitingClientsTheOrdersAreNotRead() {
        tracking.orders.makeUnavailable();

        reconcileWaiting.reconcile();

        assertThat(tracking.waiters.awaited()).isEmpty();
    }
}
