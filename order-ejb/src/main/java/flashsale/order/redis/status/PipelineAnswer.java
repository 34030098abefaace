package flashsale.order.redis.status;

import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** The reply of Redis to one command of a pipeline. */
final class PipelineAnswer {

    /** What another program wrote there, its owner may look after. */
    private static final String KEY_OF_ANOTHER_TYPE = "WRONGTYPE";

    private PipelineAnswer() {}

    /**
     * The answer; empty where there is none, and for a key of another type.
     *
     * @param again asks once more, for an answer that the slot moves elsewhere: the client knows how to follow, a pipeline does not
     * @throws JedisDataException of a server that is no master now, or that has no memory left: it takes nothing and says so
     */
    static <T> Optional<T> of(Response<? extends T> answer, Supplier<? extends T> again) {
        try {
            return Optional.ofNullable(direct(answer, again));
        } catch (JedisDataException refused) {
            if (refused.getMessage().contains(KEY_OF_ANOTHER_TYPE)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static <T> T direct(Response<? extends T> answer, Supplier<? extends T> again) {
        try {
            return answer.get();
        } catch (JedisRedirectionException moved) {
            return again.get();
        }
    }
}
