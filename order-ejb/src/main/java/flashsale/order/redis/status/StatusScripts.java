package flashsale.order.redis.status;

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

    /** Sets a failed or unknown request back to PROCESSING. */
    static final String RESTART = """
            local status = redis.call('HGET', KEYS[1], 'status')
            if not status or status == 'FAILED' then
              redis.call('DEL', KEYS[1])
              redis.call('HSET', KEYS[1], unpack(ARGV, 2))
              redis.call('EXPIRE', KEYS[1], ARGV[1])
            end""";

    /** Removes the reason that a rejection has left if an operator redrove it. */
    static final String CONCLUDE = """
            redis.call('HDEL', KEYS[1], 'reason')
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            redis.call('EXPIRE', KEYS[1], ARGV[1])""";

    /** Keeps a final status, because it is of a later decision than one that was pending. */
    static final String CONCLUDE_LATE = """
            local status = redis.call('HGET', KEYS[1], 'status')
            if status ~= 'COMPLETED' and status ~= 'FAILED' then
              redis.call('HSET', KEYS[1], unpack(ARGV, 2))
              redis.call('EXPIRE', KEYS[1], ARGV[1])
            end""";

    /** Removes the status of a request that was not published. */
    static final String FORGET = """
            if redis.call('HGET', KEYS[1], 'status') == 'PROCESSING' then
              redis.call('DEL', KEYS[1])
            end""";

    private StatusScripts() {}

    static List<String> arguments(Duration ttl, Map<String, String> hash) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(ttl.toSeconds()));
        hash.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        return arguments;
    }
}
