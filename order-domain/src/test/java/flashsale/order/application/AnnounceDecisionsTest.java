package flashsale.order.application;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnnounceDecisionsTest {

    private final InMemoryStatuses statuses = new InMemoryStatuses();
    private final DecisionWatch watch = new DecisionWatch();
    private final AnnounceDecisions announceDecisions = new AnnounceDecisions(statuses, watch);

    private final OrderStatus completed = OrderStatus.completed(anyTraceId(), MEMBER, NOON);
    private final OrderStatus failed = OrderStatus.failed(anyTraceId(), MEMBER, Reason.OUT_OF_STOCK, NOON);

    @Test
    void allDecisionsShowInPlaceOfProcessing() {
        statuses.begin(OrderStatus.processing(failed.traceId(), MEMBER, NOON));
        announceDecisions.announce(List.of(completed, failed));

        assertThat(statuses.find(completed.traceId())).contains(completed);
        assertThat(statuses.find(failed.traceId())).contains(failed);
    }

    @Test
    void onlyThoseWhoWaitForTheseWake() {
        CompletableFuture<Void> one = watch.next(failed.traceId());
        CompletableFuture<Void> other = watch.next(failed.traceId());
        CompletableFuture<Void> stranger = watch.next(anyTraceId());

        announceDecisions.announce(List.of(completed, failed));

        assertThat(List.of(one, other)).allMatch(CompletableFuture::isDone);
        assertThat(stranger).isNotDone();
    }

    @Test
    void whoWakesSeesTheDecision() {
        CompletableFuture<Optional<OrderStatus>> seen =
                watch.next(failed.traceId()).thenApply(woken -> statuses.find(failed.traceId()));

        announceDecisions.announce(List.of(failed));

        assertThat(seen).isCompletedWithValue(Optional.of(failed));
    }

    @Test
    void announcedAgainNothingChanges() {
        announceDecisions.announce(List.of(failed));
        announceDecisions.announce(List.of(failed));

        assertThat(statuses.find(failed.traceId())).contains(failed);
        assertThat(watch.waitedFor()).isEmpty();
    }
}
