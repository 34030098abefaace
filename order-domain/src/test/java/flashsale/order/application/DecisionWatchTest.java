package flashsale.order.application;

import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Requests;
import flashsale.order.domain.TraceId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionWatchTest {

    private final DecisionWatch watch = new DecisionWatch();
    private final TraceId traceId = anyTraceId();

    @Test
    void anIdIsWatchedUntilItsLastWaiterLeaves() {
        CompletableFuture<Void> one = watch.next(traceId);
        CompletableFuture<Void> other = watch.next(traceId);

        watch.leave(traceId, one);
        assertThat(watch.waitedFor()).containsExactly(traceId);

        watch.leave(traceId, other);
        assertThat(watch.waitedFor()).isEmpty();
    }

    @Test
    void whoHasLeftIsNotWoken() {
        CompletableFuture<Void> gone = watch.next(traceId);
        CompletableFuture<Void> waiting = watch.next(traceId);
        watch.leave(traceId, gone);

        watch.decided(List.of(traceId));

        assertThat(gone).isNotDone();
        assertThat(waiting).isDone();
    }

    @Test
    void oneLateToLeaveDoesNotTakeTheNextAlong() {
        CompletableFuture<Void> woken = watch.next(traceId);
        watch.decided(List.of(traceId));
        CompletableFuture<Void> next = watch.next(traceId);
        watch.leave(traceId, woken);

        watch.decided(List.of(traceId));

        assertThat(next).isDone();
    }

    @Test
    void nobodyIsMissedHoweverManyThreadsComeAndWake() {
        List<TraceId> ids = Stream.generate(Requests::anyTraceId).limit(1_000).toList();
        List<CompletableFuture<Void>> waiters = IntStream.range(0, 100_000)
                .parallel()
                .mapToObj(i -> {
                    TraceId id = ids.get(i % ids.size());
                    CompletableFuture<Void> waiter = watch.next(id);
                    if (i % 3 == 0) {
                        watch.decided(List.of(id));
                    }
                    return waiter;
                })
                .toList();

        watch.decided(ids);

        assertThat(waiters).allMatch(CompletableFuture::isDone);
        assertThat(watch.waitedFor()).isEmpty();
    }
}
