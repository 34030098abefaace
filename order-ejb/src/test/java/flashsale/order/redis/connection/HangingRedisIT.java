package flashsale.order.redis.connection;

import static flashsale.order.fixture.RealProcesses.await;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import flashsale.order.redis.fixture.OwnRedis;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** A frozen Redis accepts connections and never answers. */
class HangingRedisIT {

    private static final int CALLERS = 32;

    /** Enough for the pause after a failure and a probe that times out, three times over. */
    private static final Duration DURATION = Duration.ofSeconds(5);

    private final OwnRedis redis = new OwnRedis(Map.of());
    private final TraceId traceId = Samples.traceId();
    private final OrderView failed =
            OrderView.of(OrderStatus.failed(traceId, "member", Reason.CONFLICT, Instant.EPOCH));
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis.start();
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
    }

    @Test
    void aRedisThatHangsDelaysOneCallerAndNoOther() throws IOException, InterruptedException {
        redis.statuses().conclude(List.of(failed));
        redis.freeze();

        assertThat(Stream.generate(this::ping).limit(1_000)).containsOnly(Optional.empty());
        assertThat(passed).hasValue(1);
        redis.resume();

        await().untilAsserted(() -> assertThat(redis.statuses().find(traceId)).contains(failed));
    }

    @Test
    void whileRedisHangsOneCallerAtATimeWaitsForIt() throws IOException, InterruptedException {
        redis.freeze();
        assertThat(ping()).isEmpty();
        mostWaiting.set(0);
        long end = System.nanoTime() + DURATION.toNanos();

        List<CompletableFuture<Boolean>> callers = Stream.generate(() -> Together.begin(() -> pingUntil(end)))
                .limit(CALLERS)
                .toList();

        assertThat(callers.stream().map(Together::end)).doesNotContain(true);
        assertThat(mostWaiting).hasValue(1);
        assertThat(passed).hasValueBetween(2, 1 + (int) DURATION.toSeconds());
        redis.resume();
        await().until(() -> ping().isPresent());
    }

    @Test
    void aRedisThatHangsDelaysNoNewRequest() throws IOException, InterruptedException {
        redis.freeze();

        var all = Stream.generate(() -> OrderStatus.processing(Samples.traceId(), "member", Instant.EPOCH))
                .limit(1_000)
                .map(begins -> redis.statuses().begin(begins, Optional.empty()).toCompletableFuture())
                .toList();

        assertThat(all.stream().map(Together::end)).containsOnly(Optional.empty());
        redis.resume();
    }

    private Optional<String> ping() {
        return redis.redis().circuitBreaker().call("any", this::ping);
    }

    private String ping(UnifiedJedis client) {
        passed.incrementAndGet();
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        try {
            return client.ping();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Calls Redis again and again; returns whether it answered. */
    private boolean pingUntil(long end) {
        boolean answered = false;
        while (System.nanoTime() - end < 0) {
            answered |= ping().isPresent();
            sleepBriefly();
        }
        return answered;
    }

    /** The pause is the load itself: without it, callers that are refused at once would occupy every processor. */
    private static void sleepBriefly() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
