package flashsale.order.redis.status;

import static flashsale.order.fixture.RealProcesses.await;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.RateLimiter.Call;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.ShippedSettings;
import flashsale.order.fixture.Together;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.service.RedisServer;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.redis.fixture.RealRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.UnifiedJedis;

class RedisAwayIT {

    private final RedisServer server =
            new RedisServer(Workspace.in(Path.of("target", "redis-away")), Settings.onFreePorts());
    private final RealRedis redis = new RealRedis(ShippedSettings.with(Map.of(
            "flashsale.redis.uri",
            server.uri().toString(),
            "flashsale.rate-limit.orders-per-minute",
            "1",
            "flashsale.rate-limit.orders-burst",
            "1")));
    private final TraceId traceId = Samples.traceId();
    private final OrderView failed =
            OrderView.of(OrderStatus.failed(traceId, "member", Reason.CONFLICT, Instant.EPOCH));

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        server.close();
    }

    @Test
    void withoutRedisReadsFindNothingAndWritesDoNothing() throws InterruptedException {
        redis.statuses().conclude(List.of(failed));
        process().kill();

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
    void withoutRedisEveryCallMayGoOn() throws InterruptedException {
        process().kill();

        assertThat(Stream.generate(() -> redis.budget().take("member", Call.ORDER))
                        .limit(100))
                .containsOnly(Duration.ZERO);
    }

    @Test
    void aRedisThatIsBackIsUsedAgainByEveryConnection() throws IOException, InterruptedException {
        connections(10);
        process().kill();
        redis.statuses().conclude(List.of(failed));
        server.start();

        await().untilAsserted(() -> {
            redis.statuses().conclude(List.of(failed));
            assertThat(redis.statuses().find(traceId)).contains(failed);
        });

        assertThat(connections(10)).allMatch(Connection::ping);
    }

    @Test
    void decisionsThatCameWhileRedisWasAwayAreWrittenOnceItIsBack() throws IOException, InterruptedException {
        process().kill();
        redis.statuses().conclude(List.of(failed));
        redis.statuses().writePending();
        server.start();

        await().untilAsserted(() -> {
            redis.statuses().writePending();
            assertThat(redis.statuses().find(traceId)).contains(failed);
        });
    }

    @Test
    void decisionsThatAFullRedisRefusedAreWrittenOnceItHasRoom() {
        redis.client().configSet("maxmemory-policy", "noeviction");
        redis.client().configSet("maxmemory", "1");
        redis.statuses().conclude(List.of(failed));
        assertThat(redis.client().exists("order:trace:" + traceId)).isFalse();
        redis.client().configSet("maxmemory", "0");

        await().untilAsserted(() -> {
            redis.statuses().writePending();
            assertThat(redis.statuses().find(traceId)).contains(failed);
        });
    }

    @Test
    void aDecisionThatComesLateGivesWayToALaterOne() throws IOException, InterruptedException {
        OrderView later = OrderView.of(OrderStatus.failed(traceId, "member", Reason.OUT_OF_STOCK, Instant.EPOCH));
        process().kill();
        redis.statuses().conclude(List.of(failed));
        server.start();
        await().untilAsserted(() -> {
            redis.statuses().conclude(List.of(later));
            assertThat(redis.statuses().find(traceId)).contains(later);
        });

        redis.statuses().writePending();

        assertThat(redis.statuses().find(traceId)).contains(later);
    }

    @Test
    void aDecisionThatComesLateIsNotToldOfARequestThatIsTriedAgain() throws IOException, InterruptedException {
        OrderStatus again = OrderStatus.processing(traceId, "member", Instant.EPOCH);
        process().kill();
        redis.statuses().conclude(List.of(failed));
        server.start();
        await().untilAsserted(() -> {
            redis.statuses().restart(again);
            assertThat(redis.statuses().find(traceId)).contains(OrderView.of(again));
        });

        redis.statuses().writePending();

        assertThat(redis.statuses().find(traceId)).contains(OrderView.of(again));
    }

    @Test
    void aRedisThatHangsCostsOneCallerItsTimeAndTheOthersNone() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        redis.statuses().conclude(List.of(failed));
        process().pause();

        assertThat(Stream.generate(() -> redis.circuitBreaker().ask("any", client -> count(client, asked)))
                        .limit(1_000))
                .containsOnly(Optional.empty());
        assertThat(asked).hasValue(1);
        process().resume();

        await().untilAsserted(() -> assertThat(redis.statuses().find(traceId)).contains(failed));
    }

    @Test
    void aRedisThatHangsLetsAllWhoBeginGoOn() throws IOException, InterruptedException {
        process().pause();

        var all = Stream.generate(() -> OrderStatus.processing(Samples.traceId(), "member", Instant.EPOCH))
                .limit(1_000)
                .map(begins -> redis.statuses().begin(begins, Optional.empty()).toCompletableFuture())
                .toList();

        assertThat(all.stream().map(Together::end)).containsOnly(Optional.empty());
        process().resume();
    }

    private static String count(UnifiedJedis client, AtomicInteger asked) {
        asked.incrementAndGet();
        return client.ping();
    }

    /** So many different connections of the pool, which are back in it now. */
    private List<Connection> connections(int count) {
        List<Connection> connections = Stream.<Connection>generate(
                        redis.nodes().pools().iterator().next()::getResource)
                .limit(count)
                .toList();
        connections.forEach(Connection::close);
        return connections;
    }

    private OsProcess process() {
        return server.process().orElseThrow();
    }
}
