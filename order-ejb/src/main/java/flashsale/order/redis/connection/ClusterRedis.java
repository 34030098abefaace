package flashsale.order.redis.connection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

/**
 * The masters of a Redis Cluster. Each serves some slots; a slot can move to another master, and a replica can replace a
 * master.
 */
final class ClusterRedis extends DiscoveredRedis<RedisClusterClient> {

    /** One, and another where the first one says that the slot has moved. */
    private static final int ATTEMPTS = 2;

    private final RedisClientSettings configuration;
    private final HostAndPort unknown;
    private final AtomicBoolean inDoubt = new AtomicBoolean();
    private volatile Optional<ClusterConnectionProvider> slots = Optional.empty();

    ClusterRedis(RedisClientSettings configuration) {
        this.configuration = configuration;
        unknown = configuration.nodes().iterator().next();
    }

    @Override
    RedisClusterClient seek() {
        JedisClientConfig client = configuration.client();
        ClusterConnectionProvider connections = connections(client);
        slots = Optional.of(connections);
        return RedisClusterClient.builder()
                .nodes(configuration.nodes())
                .connectionProvider(connections)
                .clientConfig(client)
                .maxAttempts(ATTEMPTS)
                .maxTotalRetriesDuration(configuration.timeout())
                .build();
    }

    private ClusterConnectionProvider connections(JedisClientConfig client) {
        try {
            return new ClusterConnectionProvider(configuration.nodes(), client, configuration.pool());
        } catch (JedisClusterOperationException nobody) {
            // Why the first one did not answer.
            Throwable reason = Stream.of(nobody.getSuppressed()).findFirst().orElse(nobody);
            throw new JedisConnectionException(nobody.getMessage(), reason);
        }
    }

    @Override
    void seekAgain(RedisClusterClient client) {
        if (inDoubt.getAndSet(false)) {
            client.refreshClusterTopology();
        }
    }

    @Override
    public HostAndPort shard(String key) {
        return slots.map(all -> all.getNode(JedisClusterCRC16.getSlot(key))).orElse(unknown);
    }

    @Override
    public Pipeline pipeline(HostAndPort shard) {
        return new Pipeline(slots().getConnection(shard), true);
    }

    private ClusterConnectionProvider slots() {
        return slots.orElseThrow(() -> new JedisClusterOperationException("No node has told yet who has which slots"));
    }

    @Override
    public Collection<? extends Pool<Connection>> pools() {
        return slots.<Collection<? extends Pool<Connection>>>map(
                        all -> all.getConnectionMap().values())
                .orElse(List.of());
    }

    @Override
    public void markSuspect(HostAndPort shard) {
        inDoubt.set(true);
        slots.map(ClusterConnectionProvider::getNodes)
                .map(nodes -> nodes.get(shard.toString()))
                .ifPresent(Pool::clear);
    }
}
