package flashsale.order.redis;

import flashsale.order.application.OrderStatuses;
import flashsale.order.application.OrderView;
import flashsale.order.application.RequestDigest;
import flashsale.order.configuration.Instance;
import flashsale.order.configuration.Settings;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import redis.clients.jedis.Pipeline;

/** Statuses in Redis. */
@ApplicationScoped
public class RedisOrderStatuses implements OrderStatuses {

    /** A status that stands is left as it is: a decision may be quicker than the note that a request has begun. */
    private static final String BEGIN = """
            if redis.call('EXISTS', KEYS[1]) == 1 then
              return redis.call('HGET', KEYS[1], 'digest')
            end
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return false""";

    private static final String RESTART = """
            local status = redis.call('HGET', KEYS[1], 'status')
            if not status or status == 'FAILED' then
              redis.call('DEL', KEYS[1])
              redis.call('HSET', KEYS[1], unpack(ARGV, 2))
              redis.call('EXPIRE', KEYS[1], ARGV[1])
            end""";

    /** A decision that comes late gives way to a later one. */
    private static final String CONCLUDE_LATE = """
            local status = redis.call('HGET', KEYS[1], 'status')
            if status ~= 'COMPLETED' and status ~= 'FAILED' then
              redis.call('HSET', KEYS[1], unpack(ARGV, 2))
              redis.call('EXPIRE', KEYS[1], ARGV[1])
            end""";

    private static final String FORGET = """
            if redis.call('HGET', KEYS[1], 'status') == 'PROCESSING' then
              redis.call('DEL', KEYS[1])
            end""";

    private static final int LATE_AT_ONCE = 500;

    private final Arrears arrears = new Arrears();

    @Inject
    RedisGate gate;

    @Inject
    Settings settings;

    @Inject
    Instance self;

    @Override
    public void begin(OrderStatus processing) {
        run(BEGIN, processing.traceId(), StatusHash.write(processing));
    }

    @Override
    public Optional<RequestDigest> begin(OrderStatus processing, RequestDigest digest) {
        Map<String, String> hash = StatusHash.write(processing);
        hash.put(StatusHash.DIGEST, digest.value());
        return run(BEGIN, processing.traceId(), hash).map(stands -> new RequestDigest(stands.toString()));
    }

    @Override
    public void restart(OrderStatus processing) {
        arrears.forget(processing.traceId());
        run(RESTART, processing.traceId(), StatusHash.write(processing));
    }

    private Optional<Object> run(String script, TraceId traceId, Map<String, String> hash) {
        List<String> keys = List.of(StatusHash.key(traceId));
        List<String> arguments = arguments(hash);
        return gate.ask(redis -> Optional.ofNullable(redis.eval(script, keys, arguments)))
                .flatMap(answer -> answer);
    }

    private List<String> arguments(Map<String, String> hash) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(settings.statusTtl().toSeconds()));
        hash.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        return arguments;
    }

    @Override
    public void forget(TraceId traceId) {
        gate.tell(redis -> redis.eval(FORGET, List.of(StatusHash.key(traceId)), List.of()));
    }

    @Override
    public void conclude(Collection<OrderView> decided) {
        if (!tell(decided, this::conclude)) {
            arrears.add(decided);
        }
    }

    @Override
    public void catchUp() {
        List<OrderView> late = arrears.oldest(LATE_AT_ONCE);
        while (!late.isEmpty() && tell(late, this::concludeLate)) {
            arrears.paid(late);
            late = arrears.oldest(LATE_AT_ONCE);
        }
    }

    private boolean tell(Collection<OrderView> decided, BiConsumer<Pipeline, OrderView> conclusion) {
        return gate.tell(redis -> {
            try (Pipeline pipeline = redis.pipelined()) {
                decided.forEach(view -> conclusion.accept(pipeline, view));
                pipeline.publish(DecisionNews.CHANNEL, DecisionNews.write(self, decided));
                pipeline.sync();
            }
        });
    }

    private void concludeLate(Pipeline pipeline, OrderView view) {
        pipeline.eval(
                CONCLUDE_LATE, List.of(StatusHash.key(view.status().traceId())), arguments(StatusHash.write(view)));
    }

    private void conclude(Pipeline pipeline, OrderView view) {
        String key = StatusHash.key(view.status().traceId());
        if (view.status().reason().isEmpty()) {
            // Left from a rejection that an operator had decided again.
            pipeline.hdel(key, StatusHash.REASON);
        }
        pipeline.hset(key, StatusHash.write(view));
        pipeline.expire(key, settings.statusTtl().toSeconds());
    }

    @Override
    public Optional<OrderView> find(TraceId traceId) {
        return gate.ask(redis -> redis.hgetAll(StatusHash.key(traceId)))
                .flatMap((Map<String, String> hash) -> StatusHash.read(traceId, hash));
    }
}
