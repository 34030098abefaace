package flashsale.order.redis.connection;

import java.util.Collection;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/**
 * The servers that the rest of the application calls Redis: one server, the master among several, or the shards of a cluster. Safe for use
 * by many threads. Methods that need a server throw a {@link redis.clients.jedis.exceptions.JedisException} while it is unavailable.
 */
public interface RedisTopology extends AutoCloseable {

    /** The client for single commands; it finds the shard that has their key. */
    UnifiedJedis client();

    /** The shard that has a key, always the same one where there is only one. Never asks a server. */
    HostAndPort shard(String key);

    /** A pipeline for commands on keys of one shard. The caller closes it. */
    Pipeline pipeline(HostAndPort shard);

    /** The connection pools, one for each server; none until the servers are discovered. */
    Collection<? extends Pool<Connection>> pools();

    /** Closes the idle connections of a shard that did not answer or no longer has a key, and lets {@link #refresh} check its address. */
    void markSuspect(HostAndPort shard);

    /** Discovers servers that are not known yet or suspect. Called about every second by one thread, which may block. */
    void refresh();

    @Override
    void close();
}
