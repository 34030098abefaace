package flashsale.order.application.place;

import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.TraceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The digests of the latest requests with an idempotency key that this instance handled. The status view has them as well, but may
 * lose them before the requests are decided. Thread-safe.
 */
final class RecentDigests {

    /** More than a backlog of some seconds at the fastest intake; they take a few megabytes. */
    static final int CAPACITY = 20_000;

    private final Map<TraceId, RequestDigest> digests = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TraceId, RequestDigest> eldest) {
            return size() > CAPACITY;
        }
    };

    /** Keeps the digest unless there is one for this id; returns the one that was there. */
    synchronized Optional<RequestDigest> putIfAbsent(TraceId traceId, RequestDigest digest) {
        return Optional.ofNullable(digests.putIfAbsent(traceId, digest));
    }

    /** Removes this digest of a request that was not published. */
    synchronized void remove(TraceId traceId, RequestDigest digest) {
        digests.remove(traceId, digest);
    }
}
