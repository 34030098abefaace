package flashsale.order.redis;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.function.BiFunction;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** Statuses in Redis. */
@ApplicationScoped
public class RedisOrderStatuses implements OrderStatuses {

    private static final int LATE_AT_ONCE = 500;

    /** What another program wrote there, its owner may look after. */
    private static final String KEY_OF_ANOTHER_TYPE = "WRONGTYPE";

    private final Arrears arrears = new Arrears();

    @Inject
    RedisGate gate;

    @Inject
    Settings settings;

    @Inject
    Instance self;

    @Override
    public void begin(OrderStatus processing) {
        run(StatusScripts.BEGIN, processing.traceId(), StatusHash.write(processing));
    }

    @Override
    public Optional<RequestDigest> begin(OrderStatus processing, RequestDigest digest) {
        Map<String, String> hash = StatusHash.write(processing);
        hash.put(StatusHash.DIGEST, digest.value());
        return run(StatusScripts.BEGIN, processing.traceId(), hash).map(stands -> new RequestDigest(stands.toString()));
    }

    @Override
    public void restart(OrderStatus processing) {
        arrears.forget(processing.traceId());
        run(StatusScripts.RESTART, processing.traceId(), StatusHash.write(processing));
    }

    private Optional<Object> run(String script, TraceId traceId, Map<String, String> hash) {
        String key = StatusHash.key(traceId);
        List<String> arguments = arguments(hash);
        return gate.ask(key, redis -> Optional.ofNullable(redis.eval(script, List.of(key), arguments)))
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
        String key = StatusHash.key(traceId);
        gate.ask(key, redis -> Optional.ofNullable(redis.eval(StatusScripts.FORGET, List.of(key), List.of())));
    }

    @Override
    public void conclude(Collection<OrderView> decided) {
        byPart(decided).forEach((part, views) -> {
            if (!tell(part, views, this::conclude, StatusScripts.CONCLUDE)) {
                arrears.add(views);
            }
        });
    }

    /** What one part does not take holds up no other. */
    @Override
    public void catchUp() {
        byPart(arrears.oldest(Arrears.MOST)).forEach(this::catchUp);
    }

    private void catchUp(HostAndPort part, List<OrderView> owed) {
        for (int from = 0; from < owed.size(); from += LATE_AT_ONCE) {
            List<OrderView> some = owed.subList(from, Math.min(from + LATE_AT_ONCE, owed.size()));
            if (!tell(part, some, this::concludeLate, StatusScripts.CONCLUDE_LATE)) {
                return;
            }
            arrears.paid(some);
        }
    }

    private Map<HostAndPort, List<OrderView>> byPart(Collection<OrderView> views) {
        return views.stream().collect(groupingBy(view -> gate.part(key(view))));
    }

    private boolean tell(
            HostAndPort part,
            List<OrderView> decided,
            BiFunction<Pipeline, OrderView, Response<?>> conclusion,
            String script) {
        return gate.tell(part, (pipeline, redis) -> {
            List<Response<?>> answers = new ArrayList<>();
            decided.forEach(view -> answers.add(conclusion.apply(pipeline, view)));
            pipeline.publish(DecisionNews.CHANNEL, DecisionNews.write(self, decided));
            pipeline.sync();
            for (int i = 0; i < answers.size(); i++) {
                require(answers.get(i), decided.get(i), (key, arguments) -> redis.eval(script, key, arguments));
            }
        });
    }

    /**
     * A server that is no master now, or that has no memory left, takes nothing and says so. One from which the slot moves says who
     * takes it, which the client knows how to follow.
     */
    private void require(Response<?> answer, OrderView view, BiConsumer<List<String>, List<String>> elsewhere) {
        try {
            if (isRedirected(answer)) {
                elsewhere.accept(List.of(key(view)), arguments(StatusHash.write(view)));
            }
        } catch (JedisDataException refused) {
            if (!refused.getMessage().contains(KEY_OF_ANOTHER_TYPE)) {
                throw refused;
            }
        }
    }

    private static boolean isRedirected(Response<?> answer) {
        try {
            answer.get();
            return false;
        } catch (JedisRedirectionException moved) {
            return true;
        }
    }

    private Response<?> concludeLate(Pipeline pipeline, OrderView view) {
        return pipeline.eval(StatusScripts.CONCLUDE_LATE, List.of(key(view)), arguments(StatusHash.write(view)));
    }

    private Response<?> conclude(Pipeline pipeline, OrderView view) {
        String key = key(view);
        if (view.status().reason().isEmpty()) {
            // Left from a rejection that an operator had decided again.
            pipeline.hdel(key, StatusHash.REASON);
        }
        Response<?> answer = pipeline.hset(key, StatusHash.write(view));
        pipeline.expire(key, settings.statusTtl().toSeconds());
        return answer;
    }

    private static String key(OrderView view) {
        return StatusHash.key(view.status().traceId());
    }

    @Override
    public Optional<OrderView> find(TraceId traceId) {
        String key = StatusHash.key(traceId);
        return gate.ask(key, redis -> redis.hgetAll(key))
                .flatMap((Map<String, String> hash) -> StatusHash.read(traceId, hash));
    }
}
