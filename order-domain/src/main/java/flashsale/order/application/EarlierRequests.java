package flashsale.order.application;

import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

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
    private final Alarm alarm;

    /**
     * @param asking whose threads may hang with the orders
     * @param doingWithout where it goes on without an answer
     */
    public EarlierRequests(Orders orders, Duration patience, Executor asking, Executor doingWithout, Alarm alarm) {
        this.orders = orders;
        this.patience = patience;
        this.asking = asking;
        this.doingWithout = doingWithout;
        this.alarm = alarm;
    }

    /** As {@link Orders#digest}; empty as well when the orders fail or are slow. Never completes with an exception. */
    CompletionStage<Optional<RequestDigest>> digest(TraceId traceId) {
        CompletableFuture<Optional<RequestDigest>> answer =
                CompletableFuture.supplyAsync(() -> orders.digest(traceId), asking);
        Runnable patient = alarm.after(patience, () -> answer.completeExceptionally(new TimeoutException()));
        return answer.whenComplete((digest, away) -> patient.run())
                .exceptionallyAsync(away -> Optional.empty(), doingWithout);
    }
}
