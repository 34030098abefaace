package flashsale.order.redis.status;

import flashsale.order.application.port.RequestDigest;
import flashsale.order.configuration.ApplicationThreads;
import flashsale.order.configuration.Settings;
import flashsale.order.domain.OrderStatus;
import flashsale.order.redis.connection.RedisCircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Writes the PROCESSING status of new requests in batches; single writes would double their cost for Redis and the server. */
@ApplicationScoped
public class ProcessingStatusWriter {

    /** More than a shard writes in a millisecond or two. */
    private static final int MAX_BATCH_SIZE = 256;

    private final Map<HostAndPort, NaturalBatcher<Write>> batchers = new ConcurrentHashMap<>();

    @Inject
    RedisCircuitBreaker circuitBreaker;

    @Inject
    Settings settings;

    Executor executor;

    /** A status to write. Its result is the digest of an earlier request, if there is one. */
    private record Write(String key, Map<String, String> hash, CompletableFuture<Optional<RequestDigest>> result) {}

    @Inject
    void use(ApplicationThreads threads) {
        executor = threads.statuses();
    }

    /** As {@link flashsale.order.application.port.OrderStatuses#begin}. */
    CompletionStage<Optional<RequestDigest>> begin(OrderStatus processing, Optional<RequestDigest> digest) {
        Map<String, String> hash = StatusHash.write(processing);
        digest.ifPresent(given -> hash.put(StatusHash.DIGEST, given.value()));
        Write write = new Write(StatusHash.key(processing.traceId()), hash, new CompletableFuture<>());
        batchers.computeIfAbsent(circuitBreaker.shard(write.key()), this::batcher)
                .add(write);
        return write.result();
    }

    private NaturalBatcher<Write> batcher(HostAndPort shard) {
        return new NaturalBatcher<>(MAX_BATCH_SIZE, executor, writes -> write(shard, writes));
    }

    private void write(HostAndPort shard, List<Write> writes) {
        try {
            circuitBreaker.pipeline(shard, (pipeline, redis) -> write(pipeline, redis, writes));
        } finally {
            // Nobody may wait any longer for writes that failed.
            writes.forEach(write -> write.result().complete(Optional.empty()));
        }
    }

    private void write(Pipeline pipeline, UnifiedJedis redis, List<Write> writes) {
        List<Response<Object>> answers = writes.stream()
                .map(write -> pipeline.eval(StatusScripts.BEGIN, List.of(write.key()), arguments(write)))
                .toList();
        pipeline.sync();
        for (int i = 0; i < answers.size(); i++) {
            Write write = writes.get(i);
            Optional<Object> digest = PipelineAnswer.of(
                    answers.get(i), () -> redis.eval(StatusScripts.BEGIN, List.of(write.key()), arguments(write)));
            write.result().complete(digest.map(text -> new RequestDigest(text.toString())));
        }
    }

    private List<String> arguments(Write write) {
        return StatusScripts.arguments(settings.statusTtl(), write.hash());
    }
}
