package flashsale.order.redis.ratelimit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import flashsale.order.application.ratelimit.RateLimit;
import flashsale.order.application.ratelimit.RateLimiter;
import flashsale.order.configuration.Settings;
import flashsale.order.redis.connection.RedisCircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Rate limits by the generic cell rate algorithm (ITU-T I.371), with the clock of Redis. A bucket is stored as the time, in microseconds,
 * at which it will be full again, and expires then.
 */
@ApplicationScoped
public class RedisRateLimiter implements RateLimiter {

    private static final long MICROS_PER_MINUTE = 60_000_000;

    /** Takes the microseconds between two tokens and the tokens of a full bucket; returns the microseconds to wait. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
            local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now) or now, now) + interval
            local wait = full - now - burst * interval
            if wait > 0 then
              return wait
            end
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
            return 0""";

    private static final String TAKE_SHA = sha1(TAKE);

    @Inject
    RedisCircuitBreaker circuitBreaker;

    @Inject
    Settings settings;

    @Override
    public boolean limits(Call call) {
        return !limit(call).isOff();
    }

    @Override
    public Duration take(String memberId, Call call) {
        RateLimit limit = limit(call);
        if (limit.isOff()) {
            return Duration.ZERO;
        }
        String key = key(memberId, call);
        List<String> arguments =
                List.of(Long.toString(MICROS_PER_MINUTE / limit.perMinute()), Integer.toString(limit.burst()));
        return circuitBreaker
                .call(key, redis -> take(redis, List.of(key), arguments))
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
                .orElse(Duration.ZERO);
    }

    static String key(String memberId, Call call) {
        return "order:calls:" + call.name().toLowerCase(Locale.ROOT) + ":" + memberId;
    }

    private RateLimit limit(Call call) {
        return switch (call) {
            case ORDER -> settings.orderLimit();
            case STATUS -> settings.statusLimit();
        };
    }

    private static long take(UnifiedJedis redis, List<String> keys, List<String> arguments) {
        try {
            return (Long) redis.evalsha(TAKE_SHA, keys, arguments);
        } catch (JedisNoScriptException notYet) {
            return (Long) redis.eval(TAKE, keys, arguments);
        }
    }

    /** The name by which Redis caches a script. */
    private static String sha1(String script) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(script.getBytes(US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has SHA-1", missing);
        }
    }
}
