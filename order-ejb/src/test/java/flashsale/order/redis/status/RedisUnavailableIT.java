package flashsale.order.redis.status;

import static flashsale.order.fixture.RealProcesses.await;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.application.ratelimit.RateLimiter.Call;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;

class RedisUnavailableIT {

    private final OwnRedis redis = new OwnRedis(
            Map.of("flashsale.rate-limit.orders-per-minute", "1", "flashsale.rate-limit.orders-burst", "1"));
    private final TraceId traceId = Samples.traceId();
    private final OrderView failed =
            OrderView.of(OrderStatus.failed(traceId, "member", Reason.CONFLICT, Instant.EPOCH));

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis.start();
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
    }

    @Test
    void withoutRedisReadsFindNothingAndWritesDoNothing() throws InterruptedException {
        redis.statuses().conclude(List.of(failed));
        redis.kill();

        assertThat(redis.statuses().find(traceId)).isEmpty();
        assertThat(begin(OrderStatus.processing(Samples.traceId(), "member", Instant.EPOCH), Optional.empty()))
                .isEmpty();
        redis.statuses().conclude(List.of(failed));
        redis.statuses().forget(traceId);
        assertThat(begin(failed.status(), Optional.of(new RequestDigest("any"))))
                .isEmpty();
        assertThat(redis.statuses().find(traceId)).isEmpty();
    }

    private Optional<RequestDigest> begin(OrderStatus processing, Optional<RequestDigest> digest) {
        return Together.end(redis.statuses().begin(processing, digest).toCompletableFuture());
    }

    @Test
    void withoutRedisEveryCallIsAllowed() throws InterruptedException {
        redis.kill();

        assertThat(Stream.generate(() -> redis.redis().rateLimiter().take("member", Call.ORDER))
                        .limit(100))
                .containsOnly(Duration.ZERO);
    }

    @Test
    void afterARestartOfRedisEveryConnectionIsUsableAgain() throws IOException, InterruptedException {
        connections(10);
        redis.kill();
        redis.statuses().conclude(List.of(failed));
        redis.start();

        await().untilAsserted(() -> {
            redis.statuses().conclude(List.of(failed));
            assertThat(redis.statuses().find(traceId)).contains(failed);
        });

        assertThat(connections(10)).allMatch(Connection::ping);
    }

    /** So many different connections of the pool, which are idle again when this returns. */
    private List<Connection> connections(int count) {
        List<Connection> connections = Stream.<Connection>generate(
                        redis.redis().topology().pools().iterator().next()::getResource)
                .limit(count)
                .toList();
        connections.forEach(Connection::close);
        return connections;
    }
}
