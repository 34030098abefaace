package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Tracking;
import flashsale.order.application.identity.IdempotencyKey;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The customer of a request at noon got its trace id, and its record never reached the queue. */
class UnreceivedRequestTest {

    private final Tracking tracking = new Tracking();

    @Test
    void itEndsOnceEverythingThatCouldHaveArrivedIsDecided() {
        tracking.statuses.begin(tracking.processing);
        markAt(Tracking.WINDOW.end(NOON).plusMillis(1));
        OrderView ended = OrderView.of(
                OrderStatus.failed(tracking.traceId, MEMBER, Reason.NOT_RECEIVED, tracking.clock.instant()));

        assertThat(find()).contains(ended);
        assertThat(tracking.statuses.find(tracking.traceId)).contains(ended);
        assertThat(tracking.metrics.unreceived).isEqualTo(1);
        assertThat(find()).contains(ended);
        assertThat(tracking.metrics.unreceived).isEqualTo(1);
    }

    @Test
    void itStaysProcessingWhileItsRecordMayStillArrive() {
        markAt(Tracking.WINDOW.end(NOON));

        assertThat(find()).map(view -> view.status().isFinal()).contains(false);
    }

    @Test
    void aRequestThatIsStillInTheQueueStaysProcessingForAsLongAsThatLasts() {
        tracking.queue.append(1);
        markAt(NOON.plus(Duration.ofDays(1)));

        assertThat(find()).map(view -> view.status().isFinal()).contains(false);
    }

    @Test
    void aDecidedRequestKeepsItsDecision() {
        markAt(NOON.plus(Duration.ofDays(1)));
        tracking.commit(tracking.confirmed);

        assertThat(find()).contains(tracking.completedView);
    }

    @Test
    void aDecisionThatComesFirstIsShown() {
        markAt(NOON.plus(Duration.ofDays(1)));
        tracking.commit(tracking.rejected);

        assertThat(tracking.endUnreceived.end(MEMBER, tracking.traceId)).contains(tracking.failedView);
        assertThat(tracking.metrics.unreceived).isZero();
    }

    @Test
    void aRequestWithAKeyNeverEndsSoBecauseTheKeyPublishesItAgain() {
        TraceId keyed = tracking.traceIds.issue(MEMBER, new IdempotencyKey("k-1"));
        markAt(NOON.plus(Duration.ofDays(1)));

        assertThat(tracking.findOrder.find(MEMBER, keyed, StatusTrust.RECENT))
                .map(view -> view.status().isFinal())
                .contains(false);
    }

    @Test
    void aWaitingClientIsWoken() {
        tracking.statuses.begin(tracking.processing);
        OrderSubscription subscription = tracking.followOrder
                .follow(MEMBER, tracking.traceId)
                .toCompletableFuture()
                .join()
                .orElseThrow();
        ReconcileWaiting reconcile = new ReconcileWaiting(tracking.waiters, tracking.orders, tracking.endUnreceived);
        reconcile.reconcile();
        assertThat(subscription.decision().toCompletableFuture()).isNotDone();

        markAt(Tracking.WINDOW.end(NOON).plusMillis(1));
        reconcile.reconcile();

        assertThat(subscription.decision().toCompletableFuture())
                .isCompletedWithValueMatching(view -> view.status().reason().equals(Optional.of(Reason.NOT_RECEIVED)));
        assertThat(tracking.waiters.awaited()).isEmpty();
    }

    @Test
    void whileTheOrdersCannotBeChangedItStaysProcessing() {
        markAt(NOON.plus(Duration.ofDays(1)));
        EndUnreceived readOnly = new EndUnreceived(
                tracking.traceIds,
                Tracking.WINDOW,
                tracking.queueProgress,
                tracking.orders,
                new UnitOfWork() {
                    @Override
                    public <T> T run(Supplier<T> work) {
                        throw new IllegalStateException("The database is read-only");
                    }
                },
                tracking.metrics,
                tracking.clock);

        assertThat(readOnly.end(MEMBER, tracking.traceId)).isEmpty();
        assertThat(tracking.orders.decided(List.of(tracking.traceId))).isEmpty();
    }

    /** Reads the end of the queue at this time, and then sees it decided if it can be. */
    private void markAt(Instant time) {
        tracking.clock.moveOn(Duration.between(tracking.clock.instant(), time));
        tracking.queueProgress.advance();
        tracking.queueProgress.advance();
    }

    private Optional<OrderView> find() {
        return tracking.findOrder.find(MEMBER, tracking.traceId, StatusTrust.RECENT);
    }
}
