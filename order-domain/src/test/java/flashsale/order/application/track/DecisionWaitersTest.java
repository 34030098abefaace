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

    private final DecisionWaiters waiters = new DecisionWaiters(2);
    private final TraceId traceId = anyTraceId();

    @Test
    void anIdIsAwaitedUntilItsLastClientLeaves() {
        CompletableFuture<Optional<OrderView>> one = waiters.register(traceId);
        CompletableFuture<Optional<OrderView>> other = waiters.register(traceId);

        waiters.unregister(traceId, one);
        assertThat(waiters.awaited()).containsExactly(traceId);

        waiters.unregister(traceId, other);
        assertThat(waiters.awaited()).isEmpty();
    }

    @Test
    void aClientThatLeftIsNotWoken() {
        CompletableFuture<Optional<OrderView>> gone = waiters.register(traceId);
        CompletableFuture<Optional<OrderView>> waiting = waiters.register(traceId);
        waiters.unregister(traceId, gone);

        waiters.wake(List.of(traceId));

        assertThat(gone).isNotDone();
        assertThat(waiting).isDone();
    }

    @Test
    void leavingLateDoesNotRemoveTheNextClient() {
        CompletableFuture<Optional<OrderView>> woken = waiters.register(traceId);
        waiters.wake(List.of(traceId));
        CompletableFuture<Optional<OrderView>> next = waiters.register(traceId);
        waiters.unregister(traceId, woken);

        waiters.wake(List.of(traceId));

        assertThat(next).isDone();
    }

    @Test
    void thereIsRoomUntilTheCapacityIsReachedAndAgainAfterAClientLeavesOrIsWoken() {
        CompletableFuture<Optional<OrderView>> one = waiters.register(traceId);
        assertThat(waiters.hasRoom()).isTrue();
        waiters.register(traceId);
        assertThat(waiters.hasRoom()).isFalse();

        waiters.unregister(traceId, one);
        waiters.unregister(traceId, one);
        assertThat(waiters.size()).isEqualTo(1);
        waiters.register(anyTraceId());
        assertThat(waiters.hasRoom()).isFalse();

        waiters.wake(List.of(traceId));
        assertThat(waiters.size()).isEqualTo(1);
        assertThat(waiters.hasRoom()).isTrue();
    }

    @Test
    void noClientIsMissedUnderConcurrency() {
        List<TraceId> ids = Stream.generate(Requests::anyTraceId).limit(1_000).toList();
        List<CompletableFuture<Optional<OrderView>>> clients = IntStream.range(0, 100_000)
                .parallel()
                .mapToObj(i -> {
                    TraceId id = ids.get(i % ids.size());
                    CompletableFuture<Optional<OrderView>> waiter = waiters.register(id);
                    if (i % 3 == 0) {
                        waiters.wake(List.of(id));
                    }
                    return waiter;
                })
                .toList();

        waiters.wake(ids);

        assertThat(clients).allMatch(CompletableFuture::isDone);
        assertThat(waiters.awaited()).isEmpty();
        assertThat(waiters.size()).isZero();
    }
}
