package flashsale.order.redis.status;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decisions that Redis has not received because it was unavailable. When there are too many, the oldest are dropped: the
 * database answers for them. Safe for use by many threads.
 */
final class PendingStatusWrites {

    /** A few dozen megabytes at most, with the details of their orders. */
    static final int MOST = 20_000;

    private final Map<TraceId, OrderView> owed = new LinkedHashMap<>();

    synchronized void add(Collection<OrderView> decided) {
        decided.forEach(view -> owed.put(view.status().traceId(), view));
        var oldest = owed.keySet().iterator();
        while (owed.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    /** The oldest; they stay owed until they are {@linkplain #paid paid}. */
    synchronized List<OrderView> oldest(int atMost) {
        return owed.values().stream().limit(atMost).toList();
    }

    /** Redis knows of these, or of something later about the same requests. */
    synchronized void paid(Collection<OrderView> told) {
        told.forEach(view -> owed.remove(view.status().traceId(), view));
    }

    synchronized void forget(TraceId traceId) {
        owed.remove(traceId);
    }
}
