package flashsale.order.redis.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What happens to a status in one step. The key is that of the status; the arguments are the seconds for which it stays, then fields
 * and values.
 */
final class StatusScripts {

    /** A status that stands is left as it is: a decision may be quicker than the note that a request has begun. */
    static final String BEGIN = """
            if redis.call('EXISTS', KEYS[1]) == 1 then
              return redis.call('HGET', KEYS[1], 'digest')
            end
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return false""";

    static final String RESTART = """
            local status = redis.call('HGET', KEYS[1], 'status')
            if not status or status == 'FAILED' then
              redis.call('DEL', KEYS[1])
              redis.call('HSET', KEYS[1], unpack(ARGV, 2))
              redis.call('EXPIRE', KEYS[1], ARGV[1])
            end""";

    /** The reason may be left from a rejection that an operator had decided again. */
    static final String CONCLUDE = """
            redis.call('HDEL', KEYS[1], 'reason')
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            redis.call('EXPIRE', KEYS[1], ARGV[1])""";

    /** A decision that comes late gives way to a later one. */
    static final String CONCLUDE_LATE = """
            local status = redis.call('HGET', KEYS[1], 'status')
            if status ~= 'COMPLETED' and status ~= 'FAILED' then
              redis.call('HSET', KEYS[1], unpack(ARGV, 2))
              redis.call('EXPIRE', KEYS[1], ARGV[1])
            end""";

    static final String FORGET = """
            if redis.call('HGET', KEYS[1], 'status') == 'PROCESSING' then
              redis.call('DEL', KEYS[1])
            end""";

    private StatusScripts() {}

    static List<String> arguments(Duration stays, Map<String, String> hash) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(stays.toSeconds()));
        hash.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        return arguments;
    }
}
