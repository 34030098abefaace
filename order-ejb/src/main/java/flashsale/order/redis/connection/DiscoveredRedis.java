package flashsale.order.redis.connection;

import flashsale.order.application.monitoring.FaultText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A Redis whose servers are discovered by asking others. Until one of them answers, Redis is unavailable. */
abstract class DiscoveredRedis<C extends UnifiedJedis> implements RedisTopology {

    private static final Logger LOG = System.getLogger(DiscoveredRedis.class.getName());

    private volatile Optional<C> found = Optional.empty();
    private volatile Optional<RuntimeException> fault = Optional.empty();
    private boolean closed;

    /** Asks for the servers. */
    abstract C seek();

    /** Asks for them again where something is in doubt. */
    abstract void seekAgain(C client);

    final Optional<C> found() {
        return found;
    }

    @Override
    public final C client() {
        return found.orElseThrow(
                () -> new JedisConnectionException("Nobody has told yet where Redis is", fault.orElse(null)));
    }

    @Override
    public final void refresh() {
        try {
            if (found.isPresent()) {
                seekAgain(found.get());
            } else {
                keep(seek());
            }
        } catch (RuntimeException away) {
            // One that is thrown would end the schedule.
            fault = Optional.of(away);
            LOG.log(Level.DEBUG, "No server names the Redis to use: {0}", FaultText.brief(away));
        }
    }

    private synchronized void keep(C client) {
        if (closed) {
            client.close();
        } else {
            found = Optional.of(client);
        }
    }

    @Override
    public final synchronized void close() {
        closed = true;
        found.ifPresent(UnifiedJedis::close);
    }
}
