package flashsale.order.redis.status;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lua scripts, each of which changes a status atomically. Their key is that of the status. Their arguments are the seconds until the status
 * expires, then fields and values.
 */
final class StatusScripts {

    /** Keeps an existing status, because the decision may be written first. Returns the digest in it, if any. */
    static final String BEGIN = """
            if redis.call('EXISTS', KEYS[1]) == 1 then
              return redis.call('HGET', KEYS[1], 'digest')
            end
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return false""";

    /**
     * Writes a status unless a later one exists ({@link OrderStatus#isLaterThan}); entries of earlier versions have no attempt and count
     * as first ones. Before the fields come status and attempt. The first change is the one that a full Redis refuses, so that it changes
     * all or nothing.
     */
    static final String RECORD = """
            local before = redis.call('HMGET', KEYS[1], 'status', 'attempt')
            local status, attempt = before[1], tonumber(before[2] or '1') or 1
            if status == 'COMPLETED' and ARGV[2] ~= 'COMPLETED' then
              return
            end
            if status and status ~= 'COMPLETED' then
              local given = tonumber(ARGV[3])
              if attempt > given or attempt == given and ARGV[2] == 'PROCESSING' then
                return
              end
            end
            redis.call('HSET', KEYS[1], unpack(ARGV, 4))
            if status == 'FAILED' and ARGV[2] ~= 'FAILED' then
              redis.call('HDEL', KEYS[1], 'reason')
            end
            redis.call('EXPIRE', KEYS[1], ARGV[1])""";

    /** Removes the status of a request that was not published. */
    static final String FORGET = """
            if redis.call('HGET', KEYS[1], 'status') == 'PROCESSING' then
              redis.call('DEL', KEYS[1])
            end""";

    private StatusScripts() {}

    static List<String> recordArguments(Duration ttl, OrderView view) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(ttl.toSeconds()));
        arguments.add(view.status().state().name());
        arguments.add(Integer.toString(view.status().attempt()));
        addFields(arguments, StatusHash.write(view));
        return arguments;
    }

    static List<String> arguments(Duration ttl, Map<String, String> hash) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(ttl.toSeconds()));
        addFields(arguments, hash);
        return arguments;
    }

    private static void addFields(List<String> arguments, Map<String, String> hash) {
        hash.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
    }
}
