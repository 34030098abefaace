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

/** A Redis Cluster. Each master serves some of the slots; a slot can move to another master, and a replica can replace a master. */
final class ClusterRedis extends DiscoveredRedis<RedisClusterClient> {

    /** A second attempt follows the redirection of a slot that has moved. */
    private static final int ATTEMPTS = 2;

    private final RedisClientSettings settings;
    /** The shard of every key until the slots are known. */
    private final HostAndPort anyNode;

    private final AtomicBoolean suspect = new AtomicBoolean();
    private volatile Optional<ClusterConnectionProvider> slots = Optional.empty();

    ClusterRedis(RedisClientSettings settings) {
        this.settings = settings;
        anyNode = settings.nodes().iterator().next();
    }

    @Override
    RedisClusterClient discover() {
        JedisClientConfig client = settings.client();
        ClusterConnectionProvider connections = connections(client);
        slots = Optional.of(connections);
        return RedisClusterClient.builder()
                .nodes(settings.nodes())
                .connectionProvider(connections)
                .clientConfig(client)
                .maxAttempts(ATTEMPTS)
                .maxTotalRetriesDuration(settings.timeout())
                .build();
    }

    private ClusterConnectionProvider connections(JedisClientConfig client) {
        try {
            return new ClusterConnectionProvider(settings.nodes(), client, settings.pool());
        } catch (JedisClusterOperationException unavailable) {
            // Only the suppressed exceptions say why a node did not answer.
            Throwable reason =
                    Stream.of(unavailable.getSuppressed()).findFirst().orElse(unavailable);
            throw new JedisConnectionException(unavailable.getMessage(), reason);
        }
    }

    @Override
    void rediscover(RedisClusterClient client) {
        if (suspect.getAndSet(false)) {
            client.refreshClusterTopology();
        }
    }

    @Override
    public HostAndPort shard(String key) {
        return slots.map(all -> all.getNode(JedisClusterCRC16.getSlot(key))).orElse(anyNode);
    }

    @Override
    public Pipeline pipeline(HostAndPort shard) {
        return new Pipeline(slots().getConnection(shard), true);
    }

    private ClusterConnectionProvider slots() {
        return slots.orElseThrow(() -> new JedisClusterOperationException("The cluster's slots are not known yet"));
    }

    @Override
    public Collection<? extends Pool<Connection>> pools() {
        return slots.<Collection<? extends Pool<Connection>>>map(
                        all -> all.getConnectionMap().values())
                .orElse(List.of());
    }

    @Override
    public void markSuspect(HostAndPort shard) {
        suspect.set(true);
        slots.map(ClusterConnectionProvider::getNodes)
                .map(nodes -> nodes.get(shard.toString()))
                .ifPresent(Pool::clear);
    }
}
