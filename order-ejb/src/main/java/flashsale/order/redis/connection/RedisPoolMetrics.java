package flashsale.order.redis.connection;

import flashsale.order.application.monitoring.PoolMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import redis.clients.jedis.Connection;
import redis.clients.jedis.util.Pool;

/** The connection pools to all Redis servers, added up. */
@ApplicationScoped
public class RedisPoolMetrics implements PoolMetrics {

    @Inject
    RedisTopology topology;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Use use() {
        var pools = topology.pools();
        return new Use(
                sum(pools, Pool::getNumActive),
                OptionalLong.of(sum(pools, Pool::getNumIdle)),
                OptionalLong.of(sum(pools, Pool::getNumWaiters)));
    }

    private static long sum(
            Collection<? extends Pool<Connection>> pools, ToIntFunction<? super Pool<Connection>> figure) {
        return pools.stream().mapToInt(figure).sum();
    }
}
