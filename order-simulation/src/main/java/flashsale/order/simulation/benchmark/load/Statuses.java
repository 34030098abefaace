package flashsale.order.simulation.benchmark.load;

import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Target;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/** The statuses in Redis. */
public record Statuses(Target target) {
    private static final int CHUNK = 1_000;

    /**
     * How many of the orders Redis knows nothing about; what it gives up for want of memory is answered from the database.
     *
     * @throws ServiceFault when one is not final although it was decided
     */
    public int missing(List<String> decided) throws ServiceFault {
        int missing = 0;
        try (RedisClient redis = RedisClient.create(target.redis())) {
            for (int from = 0; from < decided.size(); from += CHUNK) {
                for (String status : read(redis, decided.subList(from, Math.min(decided.size(), from + CHUNK)))) {
                    if (status != null && !status.equals("COMPLETED") && !status.equals("FAILED")) {
                        throw new ServiceFault("A decided order has the status " + status);
                    }
                    missing += status == null ? 1 : 0;
                }
            }
        } catch (JedisException fault) {
            throw new ServiceFault("Redis does not tell the statuses", fault);
        }
        return missing;
    }

    private static List<String> read(RedisClient redis, List<String> traceIds) {
        List<Response<String>> answers = new ArrayList<>();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            traceIds.forEach(id -> answers.add(pipeline.hget(Contract.statusKey(id), "status")));
            pipeline.sync();
        }
        List<String> statuses = new ArrayList<>();
        answers.forEach(answer -> statuses.add(answer.get()));
        return statuses;
    }

    /** Takes the statuses of orders out, so that the next figure finds as much memory as this one. */
    public void remove(List<String> traceIds) throws ServiceFault {
        try (RedisClient redis = RedisClient.create(target.redis())) {
            for (int from = 0; from < traceIds.size(); from += CHUNK) {
                redis.unlink(traceIds.subList(from, Math.min(traceIds.size(), from + CHUNK)).stream()
                        .map(Contract::statusKey)
                        .toArray(String[]::new));
            }
        } catch (JedisException fault) {
            throw new ServiceFault("Redis does not forget the statuses", fault);
        }
    }
}
