package flashsale.order.redis.connection;

import java.util.Collection;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/**
 * The servers behind what the rest of the application calls Redis: one, or the one of several that is master, or several of which each
 * has a part of the keys. Safe for use by many threads. What needs a server throws a {@link
 * redis.clients.jedis.exceptions.JedisException} when that is away.
 */
public interface RedisTopology extends AutoCloseable {

    /** For single commands, whichever part of Redis has their key. */
    UnifiedJedis client();

    /** The part of Redis that has a key; never asks a server. Where one server has all keys it is always the same. */
    HostAndPort shard(String key);

    /** For many commands at once, about keys of one part; to be closed. */
    Pipeline pipeline(HostAndPort shard);

    /** Of connections to each server; none while it is not known where Redis is. */
    Collection<? extends Pool<Connection>> pools();

    /** This part did not answer, or no longer has what was asked for: its idle connections go, and it may have to be looked for. */
    void markSuspect(HostAndPort shard);

    /** Looks for servers that are not found or in doubt; to be done every second or so, by one thread. May take as long as they do. */
    void refresh();

    @Override
    void close();
}
