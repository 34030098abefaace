package flashsale.order.redis.status;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decisions and restarts that are not in Redis yet because it was unavailable. When there are too many, the oldest are dropped, and clients get them
 * from the database. Safe for use by many threads.
 */
final class PendingStatusWrites {

    /** With the details of their orders they take a few dozen megabytes at most. */
    static final int MAX_PENDING = 20_000;

    private final Map<TraceId, OrderView> pending = new LinkedHashMap<>();

    synchronized void add(Collection<OrderView> decided) {
        decided.forEach(view -> pending.merge(view.status().traceId(), view, PendingStatusWrites::later));
        var oldest = pending.keySet().iterator();
        while (pending.size() > MAX_PENDING) {
            oldest.next();
            oldest.remove();
        }
    }

    /** The oldest ones; they stay pending until {@link #written} removes them. */
    synchronized List<OrderView> oldest(int atMost) {
        return pending.values().stream().limit(atMost).toList();
    }

    /** Removes decisions that Redis has, unless a later one about the same request is pending. */
    synchronized void written(Collection<OrderView> decided) {
        decided.forEach(view -> pending.remove(view.status().traceId(), view));
    }

    /** Returns the given status, or the pending one of the same request if that is later. */
    synchronized OrderView latest(OrderView stored) {
        return later(pending.getOrDefault(stored.status().traceId(), stored), stored);
    }

    private static OrderView later(OrderView before, OrderView other) {
        return before.status().isLaterThan(other.status()) ? before : other;
    }
}
