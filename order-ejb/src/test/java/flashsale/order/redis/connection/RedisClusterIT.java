package flashsale.order.redis.connection;

import static flashsale.order.fixture.RealProcesses.await;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.ShippedSettings;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.redis.fixture.RealCluster;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RedisSecurity;
import flashsale.order.redis.status.StatusHash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

class RedisClusterIT {

    /** Enough keys for each master to have some. */
    private static final int MANY = 60;

    private final RealCluster cluster =
            new RealCluster(Path.of("target", "redis-nodes", "cluster"), RedisSecurity.NONE);
    private final RealRedis redis = new RealRedis(ShippedSettings.with(Map.of("flashsale.redis.uri", cluster.uri())));

    RedisClusterIT() throws IOException, InterruptedException {
        // The fields start processes.
    }

    @AfterEach
    void stop() {
        redis.close();
        cluster.close();
    }

    /** A frozen master neither closes nor refuses connections. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whenAMasterDiesTheOthersContinueAndItsReplicaTakesItsPlace(boolean frozen)
            throws IOException, InterruptedException {
        List<OrderView> decided = decisions(MANY);
        HostAndPort dead = cluster.firstMaster().address();
        OsProcess process = cluster.firstMaster().process();
        if (frozen) {
            process.pause();
        } else {
            process.kill();
        }

        redis.statuses().conclude(decided);

        assertThat(decided.stream().filter(view -> !shard(view).equals(dead)))
                .isNotEmpty()
                .allMatch(this::isFound);
        await().untilAsserted(() -> {
            redis.statuses().writePending();
            assertThat(decided).allMatch(this::isFound);
        });
        assertThat(decided.stream().map(this::shard).distinct()).hasSize(3).doesNotContain(dead);
        assertThat(redis.client().ping()).isEqualTo("PONG");
    }

    @Test
    void aMasterThatHangsDelaysOneCallerAndNoOtherShard() throws IOException, InterruptedException {
        HostAndPort hanging = cluster.lastMaster().address();
        OrderView there = decisions(MANY).stream()
                .filter(view -> shard(view).equals(hanging))
                .findFirst()
                .orElseThrow();
        OrderView elsewhere = decisions(MANY).stream()
                .filter(view -> !shard(view).equals(hanging))
                .findFirst()
                .orElseThrow();
        AtomicInteger calls = new AtomicInteger();
        redis.statuses().conclude(List.of(there, elsewhere));
        cluster.lastMaster().process().pause();

        assertThat(Stream.generate(() ->
                                redis.circuitBreaker().call(key(there), client -> count(client, calls, key(there))))
                        .limit(1_000)
                        .distinct())
                .hasSize(1);
        assertThat(calls).hasValue(1);
        assertThat(isFound(elsewhere)).isTrue();
        cluster.lastMaster().process().resume();
        await().until(() -> isFound(there));
    }

    @Test
    void aStatusFollowsItsSlotToAnotherMaster() {
        OrderView moving = decisions(MANY).stream()
                .filter(view -> shard(view).equals(cluster.firstMaster().address()))
                .findFirst()
                .orElseThrow();
        int slot = JedisClusterCRC16.getSlot(key(moving));
        cluster.beginMove(slot);

        redis.statuses().conclude(List.of(moving));

        assertThat(isFound(moving)).isTrue();
        cluster.endMove(slot);
        redis.statuses().conclude(List.of(moving));
        assertThat(isFound(moving)).isTrue();
        assertThat(shard(moving)).isEqualTo(cluster.lastMaster().address());
    }

    private static String count(UnifiedJedis client, AtomicInteger calls, String key) {
        calls.incrementAndGet();
        return client.hget(key, StatusHash.STATUS);
    }

    private boolean isFound(OrderView view) {
        return redis.statuses()
                .find(view.status().traceId())
                .filter(view::equals)
                .isPresent();
    }

    private HostAndPort shard(OrderView view) {
        return redis.topology().shard(key(view));
    }

    private static String key(OrderView view) {
        return StatusHash.key(view.status().traceId());
    }

    private static List<OrderView> decisions(int count) {
        return Stream.generate(Samples::traceId)
                .limit(count)
                .map(RedisClusterIT::decision)
                .toList();
    }

    private static OrderView decision(TraceId traceId) {
        return OrderView.of(OrderStatus.failed(traceId, "member", Reason.OUT_OF_STOCK, Instant.EPOCH));
    }
}
