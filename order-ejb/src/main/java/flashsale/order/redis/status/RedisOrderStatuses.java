package flashsale.order.redis.status;

import static java.util.stream.Collectors.groupingBy;

import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.configuration.InstanceId;
import flashsale.order.configuration.Settings;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import flashsale.order.redis.connection.RedisCircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Response;

/** The statuses of requests as Redis hashes, one per trace id. */
@ApplicationScoped
public class RedisOrderStatuses implements OrderStatuses {

    private static final int PENDING_BATCH_SIZE = 500;

    private final PendingStatusWrites pendingStatusWrites = new PendingStatusWrites();

    @Inject
    RedisCircuitBreaker circuitBreaker;

    @Inject
    ProcessingStatusWriter processingWriter;

    @Inject
    Settings settings;

    @Inject
    InstanceId instanceId;

    @Override
    public CompletionStage<Optional<RequestDigest>> begin(OrderStatus processing, Optional<RequestDigest> digest) {
        return processingWriter.begin(processing, digest);
    }

    @Override
    public void restart(Collection<OrderStatus> processing) {
        record(processing.stream().map(OrderView::of).toList());
    }

    @Override
    public void forget(TraceId traceId) {
        String key = StatusHash.key(traceId);
        circuitBreaker.call(key, redis -> redis.eval(StatusScripts.FORGET, List.of(key), List.of()));
    }

    @Override
    public void conclude(Collection<OrderView> decided) {
        record(decided);
    }

    private void record(Collection<OrderView> views) {
        byShard(views).forEach((shard, some) -> {
            if (!write(shard, some)) {
                pendingStatusWrites.add(some);
            }
        });
    }

    /** A shard that is unavailable does not delay the others. */
    @Override
    public void writePending() {
        byShard(pendingStatusWrites.oldest(PendingStatusWrites.MAX_PENDING)).forEach(this::writePending);
    }

    private void writePending(HostAndPort shard, List<OrderView> pending) {
        for (int from = 0; from < pending.size(); from += PENDING_BATCH_SIZE) {
            List<OrderView> batch = pending.subList(from, Math.min(from + PENDING_BATCH_SIZE, pending.size()));
            if (!write(shard, batch)) {
                return;
            }
            pendingStatusWrites.written(batch);
        }
    }

    private Map<HostAndPort, List<OrderView>> byShard(Collection<OrderView> views) {
        return views.stream().collect(groupingBy(view -> circuitBreaker.shard(key(view))));
    }

    /** Writes the statuses and publishes their decisions in one pipeline; returns whether Redis accepted all of it. */
    private boolean write(HostAndPort shard, List<OrderView> views) {
        return circuitBreaker.pipeline(shard, (pipeline, redis) -> {
            List<Response<?>> answers = new ArrayList<>();
            views.forEach(
                    view -> answers.add(pipeline.eval(StatusScripts.RECORD, List.of(key(view)), arguments(view))));
            pipeline.publish(DecisionNews.CHANNEL, DecisionNews.write(instanceId, views));
            pipeline.sync();
            for (int i = 0; i < answers.size(); i++) {
                OrderView view = views.get(i);
                PipelineAnswer.of(
                        answers.get(i), () -> redis.eval(StatusScripts.RECORD, List.of(key(view)), arguments(view)));
            }
        });
    }

    private List<String> arguments(OrderView view) {
        return StatusScripts.recordArguments(settings.statusTtl(), view);
    }

    private static String key(OrderView view) {
        return StatusHash.key(view.status().traceId());
    }

    @Override
    public Optional<OrderView> find(TraceId traceId) {
        String key = StatusHash.key(traceId);
        return circuitBreaker
                .call(key, redis -> redis.hgetAll(key))
                .flatMap((Map<String, String> hash) -> StatusHash.read(traceId, hash))
                .map(pendingStatusWrites::latest);
    }
}
