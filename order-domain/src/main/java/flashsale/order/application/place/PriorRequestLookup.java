package flashsale.order.application.place;

import flashsale.order.application.port.Orders;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.application.port.TimeLimiter;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Looks up earlier requests on a small thread pool of its own. While the database is unavailable its data source blocks each
 * caller for seconds, and the intake must go on.
 */
public final class PriorRequestLookup {

    /** How long the orders are waited for before doing without. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    private final Orders orders;
    private final TimeLimiter timeLimiter;

    public PriorRequestLookup(Orders orders, TimeLimiter timeLimiter) {
        this.orders = orders;
        this.timeLimiter = timeLimiter;
    }

    /** As {@link Orders#digest}; empty as well when the orders fail or are slow. Never completes with an exception. */
    CompletionStage<Optional<RequestDigest>> digest(TraceId traceId) {
        return timeLimiter
                .ask(() -> orders.digest(traceId))
                .thenApply(answer -> answer.flatMap(digest -> digest))
                .exceptionally(away -> Optional.empty());
    }
}
