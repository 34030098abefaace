package flashsale.order.redis;

import flashsale.order.application.ConnectionPool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import redis.clients.jedis.RedisClient;

/** How the connections to Redis are used. */
@ApplicationScoped
public class RedisPool implements ConnectionPool {

    @Inject
    RedisClient redis;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Use use() {
        var pool = redis.getPool();
        return new Use(pool.getNumActive(), OptionalLong.of(pool.getNumIdle()), OptionalLong.of(pool.getNumWaiters()));
    }
}
