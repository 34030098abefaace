package flashsale.order.application.track;

import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.Requests;
import flashsale.order.domain.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionWaitersTest {

    private final DecisionWaiters watch = new DecisionWaiters(2);
    private final TraceId traceId = anyTraceId();

    @Test
    void anIdIsWatchedUntilItsLastWaiterLeaves() {
        CompletableFuture<Optional<OrderView>> one = watch.next(traceId);
        CompletableFuture<Optional<OrderView>> other = watch.next(traceId);

        watch.leave(traceId, one);
        assertThat(watch.waitedFor()).containsExactly(traceId);

        watch.leave(traceId, other);
        assertThat(watch.waitedFor()).isEmpty();
    }

    @Test
    void whoHasLeftIsNotWoken() {
        CompletableFuture<Optional<OrderView>> gone = watch.next(traceId);
        CompletableFuture<Optional<OrderView>> waiting = watch.next(traceId);
        watch.leave(traceId, gone);

        watch.heardOf(List.of(traceId));

        assertThat(gone).isNotDone();
        assertThat(waiting).isDone();
    }

    @Test
    void oneLateToLeaveDoesNotTakeTheNextAlong() {
        CompletableFuture<Optional<OrderView>> woken = watch.next(traceId);
        watch.heardOf(List.of(traceId));
        CompletableFuture<Optional<OrderView>> next = watch.next(traceId);
        watch.leave(traceId, woken);

        watch.heardOf(List.of(traceId));

        assertThat(next).isDone();
    }

    @Test
    void thereIsRoomUntilAllPlacesAreTakenAndAgainWhenSomeoneIsWokenOrLeaves() {
        CompletableFuture<Optional<OrderView>> one = watch.next(traceId);
        assertThat(watch.hasRoom()).isTrue();
        watch.next(traceId);
        assertThat(watch.hasRoom()).isFalse();

        watch.leave(traceId, one);
        watch.leave(traceId, one);
        assertThat(watch.waiting()).isEqualTo(1);
        watch.next(anyTraceId());
        assertThat(watch.hasRoom()).isFalse();

        watch.heardOf(List.of(traceId));
        assertThat(watch.waiting()).isEqualTo(1);
        assertThat(watch.hasRoom()).isTrue();
    }

    @Test
    void nobodyIsMissedHoweverManyThreadsComeAndWake() {
        List<TraceId> ids = Stream.generate(Requests::anyTraceId).limit(1_000).toList();
        List<CompletableFuture<Optional<OrderView>>> waiters = IntStream.range(0, 100_000)
                .parallel()
                .mapToObj(i -> {
                    TraceId id = ids.get(i % ids.size());
                    CompletableFuture<Optional<OrderView>> waiter = watch.next(id);
                    if (i % 3 == 0) {
                        watch.heardOf(List.of(id));
                    }
                    return waiter;
                })
                .toList();

        watch.heardOf(ids);

        assertThat(waiters).allMatch(CompletableFuture::isDone);
        assertThat(watch.waitedFor()).isEmpty();
        assertThat(watch.waiting()).isZero();
    }
}
