package flashsale.order.redis.status;

import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** The reply of Redis to one command of a pipeline. */
final class PipelineAnswer {

    /** The start of Redis' error for a key of another type, which another program must have written. */
    private static final String WRONG_TYPE = "WRONGTYPE";

    private PipelineAnswer() {}

    /**
     * The answer; empty for nil and for a key of another type.
     *
     * @param repeat runs the command again when its slot has moved: the client follows redirections, a pipeline does not
     * @throws JedisDataException when the server refuses the command, because it is no longer master or has no memory left
     */
    static <T> Optional<T> of(Response<? extends T> answer, Supplier<? extends T> repeat) {
        try {
            return Optional.ofNullable(direct(answer, repeat));
        } catch (JedisDataException refused) {
            if (refused.getMessage().contains(WRONG_TYPE)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static <T> T direct(Response<? extends T> answer, Supplier<? extends T> repeat) {
        try {
            return answer.get();
        } catch (JedisRedirectionException moved) {
            return repeat.get();
        }
    }
}
