package flashsale.order.redis.connection;

import java.util.Collection;
import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/** One shard without a server behind it: tests answer the calls themselves. */
final class FakeTopology implements RedisTopology {

    private static final HostAndPort SHARD = new HostAndPort("localhost", 1);

    @Override
    public UnifiedJedis client() {
        return null;
    }

    @Override
    public HostAndPort shard(String key) {
        return SHARD;
    }

    @Override
    public Pipeline pipeline(HostAndPort shard) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<? extends Pool<Connection>> pools() {
        return List.of();
    }

    @Override
    public void markSuspect(HostAndPort shard) {
        // It has no connections.
    }

    @Override
    public void refresh() {
        // There is nothing to look for.
    }

    @Override
    public void close() {
        // It has no connections.
    }
}
