package flashsale.order.redis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The way to Redis, which may be away: after a fault it stays shut for a moment, so that a Redis that hangs costs one caller its
 * time limit now and then, and not every caller.
 */
@ApplicationScoped
public class RedisGate {

    private static final Logger LOG = System.getLogger(RedisGate.class.getName());
    private static final long SHUT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long OPEN = 0;

    private final AtomicLong shutSince = new AtomicLong(OPEN);

    @Inject
    RedisClient redis;

    /** Empty when Redis is away. */
    <T> Optional<T> ask(Function<RedisClient, T> question) {
        long shut = shutSince.get();
        if (shut != OPEN && System.nanoTime() - shut < SHUT_NANOS) {
            return Optional.empty();
        }
        try {
            T answer = question.apply(redis);
            if (shut != OPEN && shutSince.compareAndSet(shut, OPEN)) {
                LOG.log(Level.INFO, "Redis answers again");
            }
            return Optional.of(answer);
        } catch (JedisException away) {
            // Those that lie idle are broken too, and each would shut the way again once Redis is back.
            redis.getPool().clear();
            if (shutSince.getAndSet(System.nanoTime() | 1) == OPEN) {
                LOG.log(Level.WARNING, "Redis is away, statuses come from the database: {0}", away.getMessage());
            }
            return Optional.empty();
        }
    }

    /** Does nothing when Redis is away. */
    void tell(Consumer<RedisClient> message) {
        ask(client -> {
            message.accept(client);
            return true;
        });
    }
}
