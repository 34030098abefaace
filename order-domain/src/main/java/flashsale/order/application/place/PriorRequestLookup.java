package flashsale.order.application.place;

import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Looks up prior requests on a small thread pool of its own: a bulkhead. While the database is unavailable, its data source
 * blocks each caller for seconds, and customers must still be able to place orders.
 */
public final class PriorRequestLookup {

    /** The time after which an order is placed without the lookup. */
    public static final Duration TIMEOUT = Duration.ofMillis(500);

    private final Orders orders;
    private final TimeLimiter timeLimiter;

    public PriorRequestLookup(Orders orders, TimeLimiter timeLimiter) {
        this.orders = orders;
        this.timeLimiter = timeLimiter;
    }

    /** As {@link Orders#digest}, but empty on failure and on timeout. Never completes with an exception. */
    CompletionStage<Optional<RequestDigest>> digest(TraceId traceId) {
        return timeLimiter
                .call(() -> orders.digest(traceId))
                .thenApply(answer -> answer.flatMap(digest -> digest))
                .exceptionally(failed -> Optional.empty());
    }
}
