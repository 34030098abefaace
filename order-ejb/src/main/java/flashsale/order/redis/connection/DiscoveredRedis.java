package flashsale.order.redis.connection;

import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A Redis whose servers are discovered through sentinels or cluster nodes. Until one of those answers, Redis is unavailable. */
abstract class DiscoveredRedis<C extends UnifiedJedis> implements RedisTopology {

    private static final Logger LOG = System.getLogger(DiscoveredRedis.class.getName());

    private volatile Optional<C> discovered = Optional.empty();
    private volatile Optional<RuntimeException> fault = Optional.empty();
    private boolean closed;

    /** Asks for the servers for the first time. */
    abstract C discover();

    /** Asks again if one of them is suspect. */
    abstract void rediscover(C client);

    final Optional<C> discovered() {
        return discovered;
    }

    @Override
    public final C client() {
        return discovered.orElseThrow(
                () -> new JedisConnectionException("The Redis servers are not discovered yet", fault.orElse(null)));
    }

    @Override
    public final void refresh() {
        try {
            if (discovered.isPresent()) {
                rediscover(discovered.get());
            } else {
                keep(discover());
            }
        } catch (RuntimeException unavailable) {
            // An exception would end the schedule.
            fault = Optional.of(unavailable);
            LOG.log(
                    Level.DEBUG,
                    "Redis servers not discovered; retrying in a second: {0}",
                    FaultText.brief(unavailable));
        }
    }

    private synchronized void keep(C client) {
        if (closed) {
            client.close();
        } else {
            discovered = Optional.of(client);
        }
    }

    @Override
    public final synchronized void close() {
        closed = true;
        discovered.ifPresent(UnifiedJedis::close);
    }
}
