package flashsale.order.redis.connection;

import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.Pool;

/** One Redis server that has all keys. */
final class SingleRedis implements RedisTopology {

    private final HostAndPort server;
    private final RedisClient client;

    SingleRedis(RedisClientSettings configuration) {
        server = configuration.nodes().iterator().next();
        client = RedisClient.builder()
                .hostAndPort(server)
                .clientConfig(configuration.client())
                .poolConfig(configuration.pool())
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
        // Each connection looks for it.
    }

    @Override
    public void close() {
        client.close();
    }
}
