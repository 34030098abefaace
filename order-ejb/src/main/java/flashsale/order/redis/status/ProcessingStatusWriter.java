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

/** Writes PROCESSING for new requests, in groups: one by one, each write would cost Redis and the server as much again. */
@ApplicationScoped
public class ProcessingStatusWriter {

    /** More than a part takes in a millisecond or two. */
    private static final int MOST = 256;

    private final Map<HostAndPort, NaturalBatcher<Note>> shards = new ConcurrentHashMap<>();

    @Inject
    RedisCircuitBreaker circuitBreaker;

    @Inject
    Settings settings;

    Executor executor;

    private record Note(String key, Map<String, String> hash, CompletableFuture<Optional<RequestDigest>> standing) {}

    @Inject
    void use(ApplicationThreads threads) {
        executor = threads.statuses();
    }

    /** As {@link flashsale.order.application.port.OrderStatuses#begin}. */
    CompletionStage<Optional<RequestDigest>> begin(OrderStatus processing, Optional<RequestDigest> digest) {
        Map<String, String> hash = StatusHash.write(processing);
        digest.ifPresent(given -> hash.put(StatusHash.DIGEST, given.value()));
        Note note = new Note(StatusHash.key(processing.traceId()), hash, new CompletableFuture<>());
        shards.computeIfAbsent(circuitBreaker.shard(note.key()), this::batcher).add(note);
        return note.standing();
    }

    private NaturalBatcher<Note> batcher(HostAndPort shard) {
        return new NaturalBatcher<>(MOST, executor, notes -> write(shard, notes));
    }

    private void write(HostAndPort shard, List<Note> notes) {
        try {
            circuitBreaker.tell(shard, (pipeline, redis) -> write(pipeline, redis, notes));
        } finally {
            // Those that Redis was not there for.
            notes.forEach(note -> note.standing().complete(Optional.empty()));
        }
    }

    private void write(Pipeline pipeline, UnifiedJedis redis, List<Note> notes) {
        List<Response<Object>> answers = notes.stream()
                .map(note -> pipeline.eval(StatusScripts.BEGIN, List.of(note.key()), arguments(note)))
                .toList();
        pipeline.sync();
        for (int i = 0; i < answers.size(); i++) {
            Note note = notes.get(i);
            Optional<Object> digest = PipelineAnswer.of(
                    answers.get(i), () -> redis.eval(StatusScripts.BEGIN, List.of(note.key()), arguments(note)));
            note.standing().complete(digest.map(stands -> new RequestDigest(stands.toString())));
        }
    }

    private List<String> arguments(Note note) {
        return StatusScripts.arguments(settings.statusTtl(), note.hash());
    }
}
