package flashsale.order.simulation.probe;

import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.ServiceFault;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/** Reads and deletes statuses directly in Redis. */
public final class RedisProbe implements AutoCloseable {
    private static final int CHUNK = 1_000;

    private final URI uri;
    private final RedisClient redis;

    /** Connects at once, so that a wrong address fails before the promotion. */
    public RedisProbe(URI uri) throws ServiceFault {
        this.uri = uri;
        this.redis = RedisClient.create(uri);
        try {
            redis.ping();
        } catch (JedisException fault) {
            redis.close();
            throw unreachable(fault);
        }
    }

    /** Returns the status of each order; {@link ObservedStatus#UNKNOWN} if Redis has none. */
    public Map<String, ObservedStatus> read(List<String> traceIds) throws ServiceFault {
        Map<String, ObservedStatus> found = new HashMap<>();
        try {
            for (int from = 0; from < traceIds.size(); from += CHUNK) {
                readChunk(traceIds.subList(from, Math.min(traceIds.size(), from + CHUNK)), found);
            }
        } catch (JedisException fault) {
            throw unreachable(fault);
        }
        return found;
    }

    private void readChunk(List<String> traceIds, Map<String, ObservedStatus> found) {
        List<Response<List<String>>> hashes = new ArrayList<>(traceIds.size());
        try (AbstractPipeline pipeline = redis.pipelined()) {
            traceIds.forEach(id -> hashes.add(pipeline.hmget(Contract.statusKey(id), "status", "reason")));
            pipeline.sync();
        }
        for (int i = 0; i < traceIds.size(); i++) {
            List<String> hash = hashes.get(i).get();
            found.put(traceIds.get(i), ObservedStatus.of(hash.get(0), hash.get(1)));
        }
    }

    /** Deletes the statuses of orders. */
    public void remove(List<String> traceIds) throws ServiceFault {
        try {
            for (int from = 0; from < traceIds.size(); from += CHUNK) {
                redis.unlink(traceIds.subList(from, Math.min(traceIds.size(), from + CHUNK)).stream()
                        .map(Contract::statusKey)
                        .toArray(String[]::new));
            }
        } catch (JedisException fault) {
            throw unreachable(fault);
        }
    }

    private ServiceFault unreachable(JedisException fault) {
        return new ServiceFault(
                "Redis at %s:%d does not respond correctly".formatted(uri.getHost(), uri.getPort()), fault);
    }

    @Override
    public void close() {
        redis.close();
    }
}
