package flashsale.order.redis;

import flashsale.order.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** The one pool of connections to Redis. */
@ApplicationScoped
public class RedisConnection {

    @Produces
    @Singleton
    RedisClient connect(Settings settings) {
        int timeout = (int) settings.redisTimeout().toMillis();
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.redisPoolSize());
        pool.setMaxIdle(settings.redisPoolSize());
        pool.setMaxWait(settings.redisTimeout());
        URI uri = settings.redis();
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(uri))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(timeout)
                        .socketTimeoutMillis(timeout)
                        .user(JedisURIHelper.getUser(uri))
                        .password(JedisURIHelper.getPassword(uri))
                        .database(JedisURIHelper.getDBIndex(uri))
                        .sslOptions(JedisURIHelper.isRedisSSLScheme(uri) ? SslOptions.defaults() : null)
                        .build())
                .poolConfig(pool)
                .build();
    }

    void close(@Disposes RedisClient redis) {
        redis.close();
    }
}
