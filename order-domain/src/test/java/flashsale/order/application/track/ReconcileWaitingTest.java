package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Desk;
import flashsale.order.application.fixture.RealScheduler;
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

    private final Desk desk = new Desk();
    private final ReconcileWaiting reconcileWaiting = new ReconcileWaiting(desk.watch, desk.orders);

    @Test
    void onlyThoseWhoseDecisionWasMadeWake() {
        CompletableFuture<Optional<OrderView>> decided = desk.watch.next(desk.traceId);
        CompletableFuture<Optional<OrderView>> undecided = desk.watch.next(Requests.anyTraceId());
        desk.commit(desk.rejected);

        reconcileWaiting.recheck();

        assertThat(decided).isDone();
        assertThat(undecided).isNotDone();
    }

    @Test
    void aCustomerWhoseNewsGotLostIsAnsweredWithTheDecision() {
        desk.statuses.begin(desk.processing);
        CompletableFuture<Optional<OrderView>> answer = new AwaitDecision(
                        desk.findOrder, desk.followOrder, Runnable::run, new RealScheduler())
                .await(MEMBER, desk.traceId, Duration.ofHours(1))
                .toCompletableFuture();
        desk.commit(desk.confirmed);

        reconcileWaiting.recheck();

        assertThat(answer).isCompletedWithValue(Optional.of(desk.completedView));
    }

    @Test
    void aFollowerWhoseNewsGotLostIsToldTheDecision() {
        desk.statuses.begin(desk.processing);
        OrderSubscription orderSubscription =
                desk.followOrder.follow(MEMBER, desk.traceId).orElseThrow();
        desk.commit(desk.rejected);

        reconcileWaiting.recheck();

        assertThat(orderSubscription.decision().toCompletableFuture()).isCompletedWithValue(desk.failedView);
    }

    @Test
    void howeverManyWaitAllAreRechecked() {
        List<Decision> decisions = Stream.<Decision>generate(
                        () -> new Rejected(requestFor(1), Reason.OUT_OF_STOCK, NOON))
                .limit(2_001)
                .toList();
        List<CompletableFuture<Optional<OrderView>>> waits = decisions.stream()
                .map(decision -> decision.request().traceId())
                .map(desk.watch::next)
                .toList();
        desk.orders.add(decisions);

        reconcileWaiting.recheck();

        assertThat(waits).allMatch(CompletableFuture::isDone);
        assertThat(desk.watch.waitedFor()).isEmpty();
    }

    @Test
    void withNobodyWaitingTheOrdersAreNotAsked() {
        desk.orders.goAway();

        reconcileWaiting.recheck();

        assertThat(desk.watch.waitedFor()).isEmpty();
    }
}
