package flashsale.order.redis.status;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Redis hash of a status, with the key {@code order:trace:ID}. */
public final class StatusHash {

    public static final String STATUS = "status";
    static final String REASON = "reason";
    /** Missing in entries of earlier versions. */
    static final String ATTEMPT = "attempt";

    static final String MEMBER = "memberId";
    static final String SINCE = "since";
    static final String ORDER = "order";

    /** The digest of a request with an idempotency key, written with its first status. */
    static final String DIGEST = "digest";

    private static final String FIRST_ATTEMPT = "1";

    private StatusHash() {}

    public static String key(TraceId traceId) {
        return "order:trace:" + traceId;
    }

    static Map<String, String> write(OrderView view) {
        Map<String, String> hash = write(view.status());
        view.order().ifPresent(order -> hash.put(ORDER, OrderJson.write(order)));
        return hash;
    }

    static Map<String, String> write(OrderStatus status) {
        Map<String, String> hash = new HashMap<>();
        hash.put(STATUS, status.state().name());
        hash.put(ATTEMPT, Integer.toString(status.attempt()));
        hash.put(MEMBER, status.memberId());
        hash.put(SINCE, status.since().toString());
        status.reason().ifPresent(reason -> hash.put(REASON, reason.name()));
        return hash;
    }

    /** Empty when there is no hash, or when another program wrote it; callers then ask the database. */
    static Optional<OrderView> read(TraceId traceId, Map<String, String> hash) {
        if (!hash.keySet().containsAll(Set.of(STATUS, MEMBER, SINCE))) {
            return Optional.empty();
        }
        try {
            OrderStatus status = new OrderStatus(
                    traceId,
                    hash.get(MEMBER),
                    Integer.parseInt(hash.getOrDefault(ATTEMPT, FIRST_ATTEMPT)),
                    State.valueOf(hash.get(STATUS)),
                    Optional.ofNullable(hash.get(REASON)).map(Reason::valueOf),
                    Instant.parse(hash.get(SINCE)));
            return Optional.of(
                    new OrderView(status, Optional.ofNullable(hash.get(ORDER)).map(OrderJson::read)));
        } catch (RuntimeException foreign) {
            // The JSON API alone throws four kinds of exceptions.
            return Optional.empty();
        }
    }
}
