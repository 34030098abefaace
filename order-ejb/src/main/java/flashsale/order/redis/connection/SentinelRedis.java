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

/** The server that the sentinels call master. They announce another one as soon as they have promoted it. */
final class SentinelRedis extends DiscoveredRedis<RedisSentinelClient> {

    /** It logs each sentinel's silence each time, with a stack trace. Held, since a logger that nobody holds forgets its level. */
    private static final Logger CLIENT = Logger.getLogger(SentineledConnectionProvider.class.getName());

    private static final Delay BEFORE_A_SENTINEL_IS_ASKED_AGAIN = Delay.constant(Duration.ofSeconds(1));

    private final RedisClientSettings configuration;
    private final String master;
    private final HostAndPort whole;

    SentinelRedis(RedisClientSettings configuration, String master) {
        this.configuration = configuration;
        this.master = master;
        whole = configuration.nodes().iterator().next();
        if (CLIENT.getLevel() == null) {
            CLIENT.setLevel(Level.SEVERE);
        }
    }

    @Override
    RedisSentinelClient seek() {
        try {
            return RedisSentinelClient.builder()
                    .masterName(master)
                    .sentinels(configuration.nodes())
                    .sentinelClientConfig(configuration.sentinelClient())
                    .sentinelReconnectDelay(BEFORE_A_SENTINEL_IS_ASKED_AGAIN)
                    .clientConfig(configuration.client())
                    .poolConfig(configuration.pool())
                    .build();
        } catch (JedisException nobody) {
            throw new JedisConnectionException(nobody.getMessage(), reason().orElse(nobody));
        }
    }

    /** Why the first sentinel does not answer, where it does not: the client keeps that to itself. */
    private Optional<JedisException> reason() {
        try (Jedis sentinel = new Jedis(whole, configuration.sentinelClient())) {
            sentinel.ping();
            return Optional.empty();
        } catch (JedisException reason) {
            return Optional.of(reason);
        }
    }

    @Override
    void seekAgain(RedisSentinelClient client) {
        // Once found, threads of the client hear of it by themselves.
    }

    @Override
    public HostAndPort shard(String key) {
        return whole;
    }

    @Override
    public Pipeline pipeline(HostAndPort shard) {
        return client().pipelined();
    }

    @Override
    public Collection<? extends Pool<Connection>> pools() {
        return found().<Collection<? extends Pool<Connection>>>map(
                        client -> client.getPrimaryNodesConnectionMap().values())
                .orElse(List.of());
    }

    @Override
    public void markSuspect(HostAndPort shard) {
        pools().forEach(Pool::clear);
    }
}
