package flashsale.order.redis;

import flashsale.order.application.FaultText;
import flashsale.order.application.Observations;
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

    @Inject
    Observations observations;

    /** Empty when Redis is away. */
    <T> Optional<T> ask(Function<RedisClient, T> question) {
        long shut = shutSince.get();
        if (shut != OPEN && System.nanoTime() - shut < SHUT_NANOS) {
            return Optional.empty();
        }
        try {
            T answer = question.apply(redis);
            if (shut != OPEN && shutSince.compareAndSet(shut, OPEN)) {
                LOG.log(Level.INFO, "Redis answers again; statuses come from there");
            }
            return Optional.of(answer);
        } catch (JedisException away) {
            // Those that lie idle are broken too, and each would shut the way again once Redis is back.
            redis.getPool().clear();
            observations.statusesAway();
            if (shutSince.getAndSet(System.nanoTime() | 1) == OPEN) {
                LOG.log(
                        Level.WARNING,
                        "Redis is away; until it answers statuses come from the database, which is slower, and nothing is lost."
                                + " Look at Redis and flashsale.redis.uri: {0}",
                        FaultText.brief(away));
            }
            return Optional.empty();
        }
    }

    /** Does nothing when Redis is away; whether it was told. */
    boolean tell(Consumer<RedisClient> message) {
        return ask(client -> {
                    message.accept(client);
                    return true;
                })
                .isPresent();
    }
}
