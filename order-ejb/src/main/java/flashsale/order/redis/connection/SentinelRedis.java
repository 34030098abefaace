package flashsale.order.redis.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.SentineledConnectionProvider;
import redis.clients.jedis.util.Delay;
import redis.clients.jedis.util.Pool;

/** The master that the sentinels watch. They announce another one as soon as they have promoted it. */
final class SentinelRedis extends DiscoveredRedis<RedisSentinelClient> {

    /** Logs each unavailable sentinel each time, with a stack trace. A constant, because a logger without a reference loses its level. */
    private static final Logger CLIENT_LOG = Logger.getLogger(SentineledConnectionProvider.class.getName());

    private static final Delay SENTINEL_RECONNECT_DELAY = Delay.constant(Duration.ofSeconds(1));

    private final RedisClientSettings settings;
    private final String master;

    /** The first sentinel, which also identifies the only shard, because the address of its master changes. */
    private final HostAndPort firstSentinel;

    SentinelRedis(RedisClientSettings settings, String master) {
        this.settings = settings;
        this.master = master;
        firstSentinel = settings.nodes().iterator().next();
        if (CLIENT_LOG.getLevel() == null) {
            CLIENT_LOG.setLevel(Level.SEVERE);
        }
    }

    @Override
    RedisSentinelClient discover() {
        try {
            return RedisSentinelClient.builder()
                    .masterName(master)
                    .sentinels(settings.nodes())
                    .sentinelClientConfig(settings.sentinelClient())
                    .sentinelReconnectDelay(SENTINEL_RECONNECT_DELAY)
                    .clientConfig(settings.client())
                    .poolConfig(settings.pool())
                    .build();
        } catch (JedisException unavailable) {
            throw new JedisConnectionException(unavailable.getMessage(), reason().orElse(unavailable));
        }
    }

    /** Why the first sentinel does not answer, if it does not. The client's own exception does not say. */
    private Optional<JedisException> reason() {
        try (Jedis sentinel = new Jedis(firstSentinel, settings.sentinelClient())) {
            sentinel.ping();
            return Optional.empty();
        } catch (JedisException reason) {
            return Optional.of(reason);
        }
    }

    @Override
    void rediscover(RedisSentinelClient client) {
        // Threads of the client subscribe to the sentinels' announcements.
    }

    @Override
    public HostAndPort shard(String key) {
        return firstSentinel;
    }

    @Override
    public Pipeline pipeline(HostAndPort shard) {
        return client().pipelined();
    }

    @Override
    public Collection<? extends Pool<Connection>> pools() {
        return discovered()
                .<Collection<? extends Pool<Connection>>>map(
                        client -> client.getPrimaryNodesConnectionMap().values())
                .orElse(List.of());
    }

    @Override
    public void markSuspect(HostAndPort shard) {
        pools().forEach(Pool::clear);
    }
}
