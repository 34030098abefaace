package flashsale.order.redis.connection;

import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.Pool;

/** A single Redis server, which has all keys. */
final class SingleRedis implements RedisTopology {

    private final HostAndPort server;
    private final RedisClient client;

    SingleRedis(RedisClientSettings settings) {
        server = settings.nodes().iterator().next();
        client = RedisClient.builder()
                .hostAndPort(server)
                .clientConfig(settings.client())
                .poolConfig(settings.pool())
                .build();
    }

    @Override
    public RedisClient client() {
        return client;
    }

    @Override
    public HostAndPort shard(String key) {
        return server;
    }

    @Override
    public Pipeline pipeline(HostAndPort shard) {
        return client.pipelined();
    }

    @Override
    public List<Pool<Connection>> pools() {
        return List.of(client.getPool());
    }

    @Override
    public void markSuspect(HostAndPort shard) {
        client.getPool().clear();
    }

    @Override
    public void refresh() {
        // Its address never changes.
    }

    @Override
    public void close() {
        client.close();
    }
}
