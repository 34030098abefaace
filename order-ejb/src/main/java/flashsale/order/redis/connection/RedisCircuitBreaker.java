package flashsale.order.redis.connection;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** One circuit breaker per Redis shard: while a shard hangs, one caller at a time waits for it and all others continue at once. */
@ApplicationScoped
public class RedisCircuitBreaker {

    private static final Logger LOG = System.getLogger(RedisCircuitBreaker.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** In Redis' error for a key of another type; a script puts its own words before it. */
    private static final String WRONG_TYPE = "WRONGTYPE";

    /** More than a call needs for a free connection, its TLS handshake and login, and an answer from a second node. */
    private static final int PROBE_TIMEOUTS = 10;

    LongSupplier nanoTime = System::nanoTime;

    private final Map<HostAndPort, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    @Inject
    RedisTopology topology;

    @Inject
    OrderMetrics orderMetrics;

    @Inject
    Settings settings;

    /** The shard that has a key. */
    public HostAndPort shard(String key) {
        return topology.shard(key);
    }

    /** Runs a command on the shard that has its key; empty when Redis is unavailable or answers nil. */
    public <T> Optional<T> call(String key, Function<UnifiedJedis, T> command) {
        return guarded(topology.shard(key), () -> command.apply(topology.client()));
    }

    /**
     * Sends many commands at once.
     *
     * @param commands get the pipeline to one shard, and the client for commands that have to go elsewhere
     * @return false when Redis is unavailable, or refused one of the commands
     */
    public boolean pipeline(HostAndPort shard, BiConsumer<Pipeline, UnifiedJedis> commands) {
        return guarded(shard, () -> {
                    try (Pipeline pipeline = topology.pipeline(shard)) {
                        commands.accept(pipeline, topology.client());
                        return true;
                    }
                })
                .isPresent();
    }

    private <T> Optional<T> guarded(HostAndPort shard, Supplier<T> call) {
        return breakers.computeIfAbsent(shard, any -> closed())
                .tryAcquire()
                .map(permit -> permitted(shard, permit, call));
    }

    private CircuitBreaker closed() {
        return new CircuitBreaker(nanoTime, PAUSE, settings.redis().timeout().multipliedBy(PROBE_TIMEOUTS));
    }

    private <T> T permitted(HostAndPort shard, CircuitBreaker.Permit permit, Supplier<T> call) {
        try {
            T answer = call.get();
            if (permit.succeed()) {
                LOG.log(Level.INFO, "Redis is available again; statuses come from Redis");
            }
            return answer;
        } catch (JedisException failed) {
            if (isAnswer(failed)) {
                permit.succeed();
            } else if (isInterruption(failed)) {
                Thread.currentThread().interrupt();
            } else {
                unavailable(shard, permit, failed);
            }
            return null;
        } finally {
            permit.release();
        }
    }

    /** A key of another type, which another program must have written. */
    private static boolean isAnswer(JedisException failed) {
        return failed instanceof JedisDataException && failed.getMessage().contains(WRONG_TYPE);
    }

    /** The caller was interrupted while it waited for a connection. */
    private static boolean isInterruption(JedisException failed) {
        return failed.getCause() instanceof InterruptedException;
    }

    private void unavailable(HostAndPort shard, CircuitBreaker.Permit permit, JedisException failed) {
        boolean opened = permit.fail();
        // Idle connections are broken as well; each would open the breaker again once Redis is back.
        topology.markSuspect(shard);
        orderMetrics.statusesUnavailable();
        if (opened) {
            LOG.log(
                    Level.WARNING,
                    "Redis is unavailable; statuses come from the database, which is slower, and nothing is lost."
                            + " Check Redis and flashsale.redis.uri: {0}",
                    FaultText.brief(failed));
        }
    }
}
