package flashsale.order.redis;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a status stands in Redis: the hash {@code order:trace:ID}. */
final class StatusHash {

    static final String STATUS = "status";
    static final String REASON = "reason";
    static final String MEMBER = "memberId";
    static final String SINCE = "since";

    private StatusHash() {}

    static String key(TraceId traceId) {
        return "order:trace:" + traceId;
    }

    static Map<String, String> write(OrderStatus status) {
        Map<String, String> hash = new HashMap<>();
        hash.put(STATUS, status.state().name());
        hash.put(MEMBER, status.memberId());
        hash.put(SINCE, status.since().toString());
        status.reason().ifPresent(reason -> hash.put(REASON, reason.name()));
        return hash;
    }

    /** Empty for a hash that none of ours wrote, as for one that is not there: the database knows better. */
    static Optional<OrderStatus> read(TraceId traceId, Map<String, String> hash) {
        if (!hash.keySet().containsAll(Set.of(STATUS, MEMBER, SINCE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OrderStatus(
                    traceId,
                    hash.get(MEMBER),
                    State.valueOf(hash.get(STATUS)),
                    Optional.ofNullable(hash.get(REASON)).map(Reason::valueOf),
                    Instant.parse(hash.get(SINCE))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
