package flashsale.order.web.sse;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.ArrivalWindow;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.application.track.EndUnreceived;
import flashsale.order.application.track.FindOrder;
import flashsale.order.application.track.FollowOrder;
import flashsale.order.application.track.OrderSubscription;
import flashsale.order.application.track.QueueProgress;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times are nanoseconds after an arbitrary origin. */
class EventStreamTest {

    private static final long OPENED = 1_000_000_000;

    private final TraceIds traceIds = new TraceIds(new byte[TraceIds.MIN_SECRET_BYTES], Clock.systemUTC());
    private final TraceId traceId = traceIds.issue("42");
    private final OrderView failed =
            OrderView.of(OrderStatus.failed(traceId, "42", Reason.OUT_OF_STOCK, Instant.EPOCH.plusMillis(5)));
    private final DecisionWaiters watch = new DecisionWaiters(1);
    private final OrderSubscription orderSubscription = new FollowOrder(
                    new FindOrder(
                            traceIds,
                            emptyPort(OrderStatuses.class),
                            emptyPort(Orders.class),
                            null,
                            neverEnding(),
                            new TimeLimiter(Duration.ofMinutes(1), Runnable::run, Runnable::run, new NoScheduler()),
                            Clock.systemUTC()),
                    watch,
                    Runnable::run)
            .follow("42", traceId)
            .toCompletableFuture()
            .join()
            .orElseThrow();
    private final RecordingEventSink sink = new RecordingEventSink();
    private final EventStream stream =
            new EventStream(orderSubscription, sink, sink, ended -> sink.note("ended"), OPENED);

    @BeforeEach
    void sendFirstStatus() {
        stream.sendStatus(orderSubscription.initial());
    }

    @Test
    void theFinalStatusEndsTheStream() {
        stream.sendStatus(failed);

        assertThat(sink.all())
                .containsExactly(
                        "status retry 1000 {\"traceId\":\"" + traceId + "\",\"status\":\"PROCESSING\"}",
                        "status id FAILED-5 retry 1000 {\"traceId\":\"" + traceId
                                + "\",\"status\":\"FAILED\",\"reason\":\"OUT_OF_STOCK\","
                                + "\"decidedAt\":\"1970-01-01T00:00:00.005Z\"}",
                        "ended",
                        "closed");
    }

    @Test
    void sendStatusAndEndEndsTheStreamAfterAnyStatus() {
        stream.sendStatusAndEnd(orderSubscription.initial());

        String processing = "status retry 1000 {\"traceId\":\"" + traceId + "\",\"status\":\"PROCESSING\"}";
        assertThat(sink.all()).containsExactly(processing, processing, "ended", "closed");
        assertThatTheSubscriptionIsClosed();
    }

    @Test
    void eachHeartbeatIntervalHasOneComment() {
        stream.heartbeat(OPENED + EventStream.HEARTBEAT_INTERVAL.toNanos() - 1);
        assertThat(sink.all()).hasSize(1);
        stream.heartbeat(OPENED + EventStream.HEARTBEAT_INTERVAL.toNanos());
        stream.heartbeat(OPENED + EventStream.HEARTBEAT_INTERVAL.toNanos() + 1);
        assertThat(sink.all()).hasSize(2).last().isEqualTo(": still processing");
        stream.heartbeat(OPENED + 2 * EventStream.HEARTBEAT_INTERVAL.toNanos());
        assertThat(sink.all()).hasSize(3);
    }

    @Test
    void theStreamAndItsSubscriptionEndAtTheMaximumAge() {
        stream.heartbeat(OPENED + EventStream.MAX_AGE.toNanos() - 1);
        assertThat(sink.all()).doesNotContain("closed");

        stream.heartbeat(OPENED + EventStream.MAX_AGE.toNanos());

        assertThat(sink.all()).endsWith("ended", "closed");
        assertThatTheSubscriptionIsClosed();
    }

    @Test
    void aFailedWriteEndsTheSubscription() {
        sink.failWrites();

        stream.heartbeat(OPENED + EventStream.HEARTBEAT_INTERVAL.toNanos());

        assertThat(sink.all()).endsWith("ended");
        assertThatTheSubscriptionIsClosed();
    }

    @Test
    void aHangingWriteEndsTheSubscriptionAndTheStreamClosesAfterIt() {
        CompletableFuture<Void> write = new CompletableFuture<>();
        sink.stallUntil(write);
        stream.heartbeat(OPENED + EventStream.HEARTBEAT_INTERVAL.toNanos());
        stream.heartbeat(OPENED + 2 * EventStream.HEARTBEAT_INTERVAL.toNanos() - 1);
        assertThat(sink.all()).last().isEqualTo(": still processing");

        stream.heartbeat(OPENED + 2 * EventStream.HEARTBEAT_INTERVAL.toNanos());

        assertThat(sink.all()).last().isEqualTo("ended");
        assertThatTheSubscriptionIsClosed();
        write.complete(null);
        assertThat(sink.all()).last().isEqualTo("closed");
    }

    @Test
    void nothingIsWrittenAfterTheEnd() {
        stream.end();
        stream.end();
        stream.sendStatus(failed);
        stream.heartbeat(OPENED + EventStream.MAX_AGE.toNanos());

        assertThat(sink.all()).hasSize(3).endsWith("ended", "closed");
    }

    @Test
    void theFinalEventIsRecognizedByItsIdUntilARedrive() {
        OrderView again = OrderView.of(OrderStatus.failed(traceId, "42", Reason.CONFLICT, Instant.EPOCH.plusMillis(6)));

        assertThat(EventStream.isFinalEvent(failed, "FAILED-5")).isTrue();
        assertThat(EventStream.isFinalEvent(again, "FAILED-5")).isFalse();
        assertThat(EventStream.isFinalEvent(failed, null)).isFalse();
        assertThat(EventStream.isFinalEvent(orderSubscription.initial(), "PROCESSING-0"))
                .isFalse();
    }

    private void assertThatTheSubscriptionIsClosed() {
        CompletableFuture<OrderView> decision = orderSubscription.decision().toCompletableFuture();
        watch.decided(List.of(failed));
        assertThat(decision).isNotDone();
    }

    /** Returns a port whose lookups all return empty. */
    private EndUnreceived neverEnding() {
        return new EndUnreceived(
                traceIds,
                new ArrivalWindow(Duration.ofSeconds(5), Duration.ofSeconds(30)),
                new QueueProgress(null, null),
                null,
                null,
                null,
                null);
    }

    /** Lookups here end at once. */
    private static final class NoScheduler implements Scheduler {

        @Override
        public ScheduledTask schedule(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public ScheduledTask scheduleWithFixedDelay(Duration delay, Runnable task) {
            return () -> {};
        }
    }

    private static <T> T emptyPort(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> Optional.empty()));
    }
}
