package flashsale.order.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import flashsale.order.fixture.Injection;
import flashsale.order.fixture.ShippedSettings;
import flashsale.order.fixture.Together;
import flashsale.order.metrics.RealMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

class RedisCircuitBreakerTest {

    private static final int CALLERS = 32;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisCircuitBreaker circuitBreaker = new RedisCircuitBreaker();
    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicInteger passed = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);

    @BeforeEach
    void failAndEndThePause() {
        circuitBreaker.nanoTime = nanoTime::get;
        Injection.set(circuitBreaker, "topology", new FakeTopology());
        Injection.set(circuitBreaker, "orderMetrics", new RealMetrics().orderMetrics());
        Injection.set(circuitBreaker, "settings", ShippedSettings.with(Map.of()));
        assertThat(circuitBreaker.call("any", RedisCircuitBreakerTest::fail)).isEmpty();
        nanoTime.addAndGet(PAUSE.toNanos());
    }

    @Test
    void whileAProbeIsInProgressAllOtherCallersAreRefusedAtOnce() {
        List<CompletableFuture<Optional<String>>> calls = Stream.generate(() -> Together.begin(this::awaitAnswer))
                .limit(CALLERS)
                .toList();

        await().until(() -> calls.stream().filter(call -> !call.isDone()).count() == passed.get());
        answer.countDown();

        assertThat(calls.stream().map(Together::end).filter(Optional::isPresent))
                .hasSize(1);
        assertThat(passed).hasValue(1);
        assertThat(circuitBreaker.call("any", client -> "PONG")).contains("PONG");
    }

    @Test
    void aProbeThatFailsForAReasonOfItsOwnIsFollowedByTheNextCall() {
        assertThatIllegalStateException()
                .isThrownBy(() -> circuitBreaker.call("any", client -> {
                    throw new IllegalStateException("on purpose");
                }));

        assertThat(circuitBreaker.call("any", client -> "PONG")).contains("PONG");
    }

    @Test
    void aKeyOfAnotherTypeDoesNotOpenTheBreaker() {
        assertThat(circuitBreaker.call("any", client -> "PONG")).contains("PONG");

        assertThat(circuitBreaker.call("any", client -> {
                    throw new JedisDataException("WRONGTYPE Operation against a key holding the wrong kind of value");
                }))
                .isEmpty();

        assertThat(circuitBreaker.call("any", client -> "PONG")).contains("PONG");
    }

    @Test
    void anInterruptedCallerDoesNotOpenTheBreakerAndStaysInterrupted() {
        assertThat(circuitBreaker.call("any", client -> "PONG")).contains("PONG");

        assertThat(circuitBreaker.call("any", client -> {
                    throw new JedisException("Could not get a resource from the pool", new InterruptedException());
                }))
                .isEmpty();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(circuitBreaker.call("any", client -> "PONG")).contains("PONG");
    }

    private Optional<String> awaitAnswer() {
        return circuitBreaker.call("any", client -> {
            passed.incrementAndGet();
            Together.await(answer);
            return "PONG";
        });
    }

    private static String fail(UnifiedJedis client) {
        throw new JedisConnectionException("on purpose");
    }
}
