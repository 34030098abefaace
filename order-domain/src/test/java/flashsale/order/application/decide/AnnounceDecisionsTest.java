package flashsale.order.application.decide;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.InMemoryStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnnounceDecisionsTest {

    private final InMemoryStatuses statuses = new InMemoryStatuses();
    private final DecisionWaiters waiters = new DecisionWaiters(1);
    private final AnnounceDecisions announceDecisions = new AnnounceDecisions(statuses, waiters);

    private final TraceId completedId = anyTraceId();
    private final TraceId failedId = anyTraceId();
    private final OrderView completed = OrderView.of(OrderStatus.completed(completedId, MEMBER, NOON));
    private final OrderView failed = OrderView.of(OrderStatus.failed(failedId, MEMBER, Reason.OUT_OF_STOCK, NOON));

    @Test
    void decisionsReplaceProcessing() {
        statuses.begin(OrderStatus.processing(failedId, MEMBER, NOON));
        announceDecisions.announce(List.of(completed, failed));

        assertThat(statuses.find(completedId)).contains(completed);
        assertThat(statuses.find(failedId)).contains(failed);
    }

    @Test
    void onlyTheClientsOfDecidedRequestsAreWoken() {
        CompletableFuture<Optional<OrderView>> one = waiters.register(failedId);
        CompletableFuture<Optional<OrderView>> other = waiters.register(failedId);
        CompletableFuture<Optional<OrderView>> stranger = waiters.register(anyTraceId());

        announceDecisions.announce(List.of(completed, failed));

        assertThat(List.of(one, other)).allMatch(CompletableFuture::isDone);
        assertThat(stranger).isNotDone();
    }

    @Test
    void aWokenClientSeesTheDecision() {
        CompletableFuture<Optional<OrderView>> seen =
                waiters.register(failedId).thenApply(woken -> statuses.find(failedId));

        announceDecisions.announce(List.of(failed));

        assertThat(seen).isCompletedWithValue(Optional.of(failed));
    }

    @Test
    void aRepeatedAnnouncementChangesNothing() {
        announceDecisions.announce(List.of(failed));
        announceDecisions.announce(List.of(failed));

        assertThat(statuses.find(failedId)).contains(failed);
        assertThat(waiters.awaited()).isEmpty();
    }
}
