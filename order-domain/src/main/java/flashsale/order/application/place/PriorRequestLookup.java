package flashsale.order.application.place;

import flashsale.order.application.port.Orders;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.application.port.TimeLimiter;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Asks the orders for requests that came before, on a few threads of its own: while the database is away its data source keeps
 * each caller for seconds, and intake must go on.
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
