package flashsale.order.application;

import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the orders for requests that came before, on a few threads of its own: while the database is away its data source keeps
 * each caller for seconds, and intake must go on.
 */
public final class EarlierRequests {

    /** How long the orders are waited for before doing without. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    private final Orders orders;
    private final Duration patience;
    private final Executor asking;
    private final Executor doingWithout;

    /**
     * @param asking whose threads may hang with the orders
     * @param doingWithout where it goes on without an answer
     */
    public EarlierRequests(Orders orders, Duration patience, Executor asking, Executor doingWithout) {
        this.orders = orders;
        this.patience = patience;
        this.asking = asking;
        this.doingWithout = doingWithout;
    }

    /** As {@link Orders#digest}; empty as well when the orders fail or are slow. Never completes with an exception. */
    CompletionStage<Optional<RequestDigest>> digest(TraceId traceId) {
        return CompletableFuture.supplyAsync(() -> orders.digest(traceId), asking)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyAsync(away -> Optional.empty(), doingWithout);
    }
}
