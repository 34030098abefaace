package flashsale.order.redis.connection;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.OrderMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One circuit breaker per Redis shard. After a fault the breaker stays open for a moment, so that a Redis that hangs costs one
 * caller its timeout now and then, and not every caller.
 */
@ApplicationScoped
public class RedisCircuitBreaker {

    private static final Logger LOG = System.getLogger(RedisCircuitBreaker.class.getName());
    private static final long SHUT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long OPEN = 0;

    private final Map<HostAndPort, AtomicLong> shutSince = new ConcurrentHashMap<>();

    @Inject
    RedisTopology nodes;

    @Inject
    OrderMetrics orderMetrics;

    /** The part of Redis that has a key. */
    public HostAndPort shard(String key) {
        return nodes.shard(key);
    }

    /** A question about a key; empty when Redis is away. */
    public <T> Optional<T> ask(String key, Function<UnifiedJedis, T> question) {
        return pass(nodes.shard(key), () -> question.apply(nodes.client()));
    }

    /** Many commands at once, all about keys of one part, and where that is not enough any others; whether all were taken. */
    public boolean tell(HostAndPort shard, BiConsumer<Pipeline, UnifiedJedis> message) {
        return pass(shard, () -> {
                    try (Pipeline pipeline = nodes.pipeline(shard)) {
                        message.accept(pipeline, nodes.client());
                        return true;
                    }
                })
                .isPresent();
    }

    private <T> Optional<T> pass(HostAndPort shard, Supplier<T> work) {
        AtomicLong way = shutSince.computeIfAbsent(shard, any -> new AtomicLong(OPEN));
        long shut = way.get();
        if (shut != OPEN && System.nanoTime() - shut < SHUT_NANOS) {
            return Optional.empty();
        }
        try {
            T answer = work.get();
            if (shut != OPEN && way.compareAndSet(shut, OPEN)) {
                LOG.log(Level.INFO, "Redis is available again; statuses come from Redis");
            }
            return Optional.of(answer);
        } catch (JedisException away) {
            // Those that lie idle are broken too, and each would shut the way again once Redis is back.
            nodes.markSuspect(shard);
            orderMetrics.statusesUnavailable();
            if (way.getAndSet(System.nanoTime() | 1) == OPEN) {
                LOG.log(
                        Level.WARNING,
                        "Redis is unavailable; statuses come from the database, which is slower, and nothing is lost."
                                + " Check Redis and flashsale.redis.uri: {0}",
                        FaultText.brief(away));
            }
            return Optional.empty();
        }
    }
}
