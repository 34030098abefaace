package flashsale.order.web.sse;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.application.track.FindOrder;
import flashsale.order.application.track.FollowOrder;
import flashsale.order.application.track.OrderSubscription;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times are those of a clock that begins at a second. */
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
                            knowsNothing(OrderStatuses.class),
                            knowsNothing(Orders.class),
                            null,
                            Clock.systemUTC()),
                    watch,
                    Runnable::run)
            .follow("42", traceId)
            .orElseThrow();
    private final WrittenEvents written = new WrittenEvents();
    private final EventStream stream =
            new EventStream(orderSubscription, written, written, ended -> written.note("ended"), OPENED);

    @BeforeEach
    void show() {
        stream.show(orderSubscription.now());
    }

    @Test
    void theFinalStatusEndsIt() {
        stream.show(failed);

        assertThat(written.all())
                .containsExactly(
                        "status retry 1000 {\"traceId\":\"" + traceId + "\",\"status\":\"PROCESSING\"}",
                        "status id FAILED-5 retry 1000 {\"traceId\":\"" + traceId
                                + "\",\"status\":\"FAILED\",\"reason\":\"OUT_OF_STOCK\","
                                + "\"decidedAt\":\"1970-01-01T00:00:00.005Z\"}",
                        "ended",
                        "closed");
    }

    @Test
    void aStatusThatIsNotFinalCanEndItTooAndBringsTheClientBack() {
        stream.showAndEnd(orderSubscription.now());

        String processing = "status retry 1000 {\"traceId\":\"" + traceId + "\",\"status\":\"PROCESSING\"}";
        assertThat(written.all()).containsExactly(processing, processing, "ended", "closed");
        assertThatNobodyWaits();
    }

    @Test
    void aCommentBreaksEachSilence() {
        stream.beat(OPENED + EventStream.SILENCE.toNanos() - 1);
        assertThat(written.all()).hasSize(1);
        stream.beat(OPENED + EventStream.SILENCE.toNanos());
        stream.beat(OPENED + EventStream.SILENCE.toNanos() + 1);
        assertThat(written.all()).hasSize(2).last().isEqualTo(": still processing");
        stream.beat(OPENED + 2 * EventStream.SILENCE.toNanos());
        assertThat(written.all()).hasSize(3);
    }

    @Test
    void itEndsAtTheEndOfItsLifeAndIsNotWaitedForAnyMore() {
        stream.beat(OPENED + EventStream.LIFE.toNanos() - 1);
        assertThat(written.all()).doesNotContain("closed");

        stream.beat(OPENED + EventStream.LIFE.toNanos());

        assertThat(written.all()).endsWith("ended", "closed");
        assertThatNobodyWaits();
    }

    @Test
    void aClientThatIsGoneIsNotWaitedForAnyMore() {
        written.breakOff();

        stream.beat(OPENED + EventStream.SILENCE.toNanos());

        assertThat(written.all()).endsWith("ended");
        assertThatNobodyWaits();
    }

    @Test
    void aClientThatTakesNothingOnIsNotWaitedForAnyMoreAndNoThreadWaitsForIt() {
        CompletableFuture<Void> write = new CompletableFuture<>();
        written.stallUntil(write);
        stream.beat(OPENED + EventStream.SILENCE.toNanos());
        stream.beat(OPENED + 2 * EventStream.SILENCE.toNanos() - 1);
        assertThat(written.all()).last().isEqualTo(": still processing");

        stream.beat(OPENED + 2 * EventStream.SILENCE.toNanos());

        assertThat(written.all()).last().isEqualTo("ended");
        assertThatNobodyWaits();
        write.complete(null);
        assertThat(written.all()).last().isEqualTo("closed");
    }

    @Test
    void onceItHasEndedNothingIsWritten() {
        stream.end();
        stream.end();
        stream.show(failed);
        stream.beat(OPENED + EventStream.LIFE.toNanos());

        assertThat(written.all()).hasSize(3).endsWith("ended", "closed");
    }

    @Test
    void theEndIsKnownByItsIdUntilARedrive() {
        OrderView again = OrderView.of(OrderStatus.failed(traceId, "42", Reason.CONFLICT, Instant.EPOCH.plusMillis(6)));

        assertThat(EventStream.isEnd(failed, "FAILED-5")).isTrue();
        assertThat(EventStream.isEnd(again, "FAILED-5")).isFalse();
        assertThat(EventStream.isEnd(failed, null)).isFalse();
        assertThat(EventStream.isEnd(orderSubscription.now(), "PROCESSING-0")).isFalse();
    }

    private void assertThatNobodyWaits() {
        CompletableFuture<OrderView> decision = orderSubscription.decision().toCompletableFuture();
        watch.decided(List.of(failed));
        assertThat(decision).isNotDone();
    }

    /** A port that is away. */
    private static <T> T knowsNothing(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> Optional.empty()));
    }
}
