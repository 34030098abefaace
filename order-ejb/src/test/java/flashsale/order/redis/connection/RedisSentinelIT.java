package flashsale.order.redis.connection;

import static flashsale.order.fixture.RealProcesses.await;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.ShippedSettings;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RealSentinels;
import flashsale.order.redis.fixture.RedisNode;
import flashsale.order.redis.fixture.RedisSecurity;
import flashsale.order.redis.status.DecisionSubscriber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisSentinelIT {

    private final RealSentinels sentinels =
            new RealSentinels(Path.of("target", "redis-nodes", "failover"), RedisSecurity.NONE);
    private final OrderView before = decision();
    private final OrderView meanwhile = decision();
    private final OrderView after = decision();

    RedisSentinelIT() throws IOException, InterruptedException {
        // The fields start processes.
    }

    @AfterEach
    void stop() {
        sentinels.close();
    }

    @Test
    void whenTheMasterDiesTheApplicationSwitchesToItsReplica() throws InterruptedException {
        try (RealRedis redis = connect()) {
            RedisNode master = sentinels.master();
            redis.statuses().conclude(List.of(before));
            assertThat(find(redis, before)).isTrue();

            master.process().kill();
            redis.statuses().conclude(List.of(meanwhile));
            assertThat(find(redis, meanwhile)).isFalse();

            await().until(() -> {
                redis.statuses().writePending();
                return find(redis, meanwhile);
            });
            redis.statuses().conclude(List.of(after));
            assertThat(find(redis, after)).isTrue();
            assertThat(sentinels.master()).isNotSameAs(master);
        }
    }

    @Test
    void theApplicationStartsWithoutSentinelsAndDiscoversRedisWhenTheyAnswer()
            throws IOException, InterruptedException {
        sentinels.pauseSentinels();
        try (RealRedis redis = connect()) {
            redis.statuses().conclude(List.of(meanwhile));
            assertThat(find(redis, meanwhile)).isFalse();
            assertThat(redis.topology().pools()).isEmpty();

            sentinels.resumeSentinels();

            await().until(() -> {
                redis.statuses().writePending();
                return find(redis, meanwhile);
            });
        }
    }

    /** Like a server that vanished, a frozen one does not close its connections. */
    @Test
    void aSubscriptionToAMasterThatHangsMovesToItsReplica() throws IOException, InterruptedException {
        try (RealRedis redis = connect()) {
            DecisionSubscriber subscriber = redis.subscriber(new DecisionWaiters(1));
            Thread listening = new Thread(subscriber::listen);
            listening.start();
            await().until(() -> redis.subscribers() == 1);
            RedisNode master = sentinels.master();

            master.process().pause();

            await().until(() -> sentinels.master() != master && redis.subscribers() == 1);
            subscriber.stop();
            listening.join();
        }
    }

    private RealRedis connect() {
        return new RealRedis(ShippedSettings.with(Map.of("flashsale.redis.uri", sentinels.uri())));
    }

    private static boolean find(RealRedis redis, OrderView view) {
        return redis.statuses()
                .find(view.status().traceId())
                .filter(view::equals)
                .isPresent();
    }

    private static OrderView decision() {
        return OrderView.of(OrderStatus.failed(Samples.traceId(), "member", Reason.OUT_OF_STOCK, Instant.EPOCH));
    }
}
