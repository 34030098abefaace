package flashsale.order.redis.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.ratelimit.RateLimiter;
import flashsale.order.application.ratelimit.RateLimiter.Call;
import flashsale.order.fixture.Together;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RedisKind;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The rate is so low that no test lasts until the next token. */
@ParameterizedClass
@EnumSource
class RedisRateLimiterIT {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final int BURST = 5;
    private static final Map<String, String> LIMITS = Map.of(
            "flashsale.rate-limit.orders-per-minute",
            "2",
            "flashsale.rate-limit.orders-burst",
            Integer.toString(BURST));

    private final RedisKind kind;
    private final RealRedis redis;
    private final RateLimiter rateLimiter;
    private final String member = UUID.randomUUID().toString();

    RedisRateLimiterIT(RedisKind kind) {
        this.kind = kind;
        redis = kind.connect(LIMITS);
        rateLimiter = redis.rateLimiter();
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    @Test
    void aBurstIsAllowedAndTheNextCallHasToWaitForOneToken() {
        assertThat(take(BURST)).containsOnly(Duration.ZERO);

        assertThat(take(1)).allMatch(wait -> wait.compareTo(INTERVAL) <= 0).allMatch(wait -> !wait.isZero());
    }

    @Test
    void aRefusedCallCostsNothing() {
        take(BURST);
        take(100);
        timePasses(INTERVAL);

        assertThat(take(1)).containsOnly(Duration.ZERO);
    }

    @Test
    void tokensReturnAsTimePasses() {
        take(BURST);
        timePasses(INTERVAL.multipliedBy(2));

        assertThat(allowedOf(BURST)).isEqualTo(2);
    }

    @Test
    void aBucketHoldsNoMoreThanABurst() {
        take(1);
        timePasses(INTERVAL.multipliedBy(1_000));

        assertThat(allowedOf(2 * BURST)).isEqualTo(BURST);
    }

    @Test
    void aBucketExpiresWhenItIsFull() {
        take(2);

        assertThat(Duration.ofMillis(redis.client().pttl(key()))).isBetween(INTERVAL, INTERVAL.multipliedBy(2));
    }

    @Test
    void eachMemberHasABucketOfItsOwn() {
        take(BURST + 1);

        assertThat(rateLimiter.take(member + "x", Call.ORDER)).isZero();
    }

    @Test
    void callsWithoutALimitAreAlwaysAllowedAndStoreNothingInRedis() {
        assertThat(rateLimiter.limits(Call.STATUS)).isFalse();

        assertThat(Stream.generate(() -> rateLimiter.take(member, Call.STATUS)).limit(10 * BURST))
                .containsOnly(Duration.ZERO);
        assertThat(redis.client().exists(RedisRateLimiter.key(member, Call.STATUS)))
                .isFalse();
    }

    @Test
    void instancesShareTheBucketsEvenWhenTheyCallAtTheSameTime() {
        try (RealRedis other = kind.connect(LIMITS)) {
            List<CompletableFuture<Duration>> calls = Stream.of(rateLimiter, other.rateLimiter())
                    .flatMap(each -> Stream.generate(() -> each).limit(BURST))
                    .map(each -> Together.begin(() -> each.take(member, Call.ORDER)))
                    .toList();

            assertThat(calls.stream().map(Together::end).filter(Duration::isZero))
                    .hasSize(BURST);
        }
    }

    @Test
    void aScriptThatRedisLostIsLoadedAgain() {
        take(BURST);
        redis.client().scriptFlush();

        assertThat(take(1)).noneMatch(Duration::isZero);
    }

    @Test
    void aValueOfAnotherProgramIsTreatedAsAFullBucket() {
        redis.client().set(key(), "soon");

        assertThat(allowedOf(2 * BURST)).isEqualTo(BURST);
    }

    private long allowedOf(int calls) {
        return take(calls).stream().filter(Duration::isZero).count();
    }

    private List<Duration> take(int calls) {
        return Stream.generate(() -> rateLimiter.take(member, Call.ORDER))
                .limit(calls)
                .toList();
    }

    /** Simulates that time passes: the bucket will be full earlier by so much. */
    private void timePasses(Duration time) {
        redis.client().decrBy(key(), time.dividedBy(ChronoUnit.MICROS.getDuration()));
    }

    private String key() {
        return RedisRateLimiter.key(member, Call.ORDER);
    }
}
