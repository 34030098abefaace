package flashsale.order.application.decide;

import flashsale.order.application.decide.DecideBatch.StockRead;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Outcome;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.application.port.UnitOfWork.RefusedDataException;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides a batch of requests in one unit of work, in their order. When another transaction changed the same products, it
 * decides the whole batch again on fresh data. After the configured number of attempts it halves the batch, down to a single
 * request. That gets one more attempt with its products locked, so that even a rival that never pauses cannot win forever. If
 * it loses the optimistic lock even then, it is rejected with {@link Reason#CONFLICT}. A batch that the database refuses is
 * halved as well, without further attempts, down to the requests at fault, which are rejected with {@link
 * Reason#INVALID_REQUEST}. Idempotent: deciding a request again returns its first decision.
 */
public final class DecideOrders {

    private static final Logger LOG = System.getLogger(DecideOrders.class.getName());

    private final DecideBatch batches;
    private final RetryPolicy retry;
    private final OrderMetrics orderMetrics;

    public DecideOrders(
            UnitOfWork unitOfWork,
            Products products,
            Orders orders,
            RetryPolicy retry,
            Clock clock,
            OrderMetrics orderMetrics) {
        batches = new DecideBatch(unitOfWork, products, orders, clock);
        this.retry = retry;
        this.orderMetrics = orderMetrics;
    }

    /**
     * Decides the batch; returns after the commit.
     *
     * @param batch the requests in the order in which they arrived; duplicates are decided once
     * @return an outcome for each distinct trace id
     * @throws LockNotGrantedException if another transaction holds a product for too long; a part of the batch may be decided
     */
    public List<Outcome> decide(List<OrderRequest> batch) {
        Map<TraceId, OrderRequest> distinct = new LinkedHashMap<>();
        batch.forEach(request -> distinct.merge(request.traceId(), request, DecideOrders::laterAttempt));
        return distinct.isEmpty() ? List.of() : decideOrHalve(List.copyOf(distinct.values()), StockRead.SPECULATIVE);
    }

    private static OrderRequest laterAttempt(OrderRequest one, OrderRequest other) {
        return other.attempt() > one.attempt() ? other : one;
    }

    /**
     * @param first how the first attempt reads the stock; retries read committed stock, so that they cannot fail because of
     *     another batch
     */
    private List<Outcome> decideOrHalve(List<OrderRequest> batch, StockRead first) {
        try {
            Optional<List<Outcome>> decided = decideOptimistically(batch, first);
            if (decided.isPresent()) {
                return decided.get();
            }
            if (batch.size() == 1) {
                return decideLocked(batch);
            }
        } catch (RefusedDataException refused) {
            if (batch.size() == 1) {
                return rejectRefused(batch, refused);
            }
        }
        int half = batch.size() / 2;
        return Stream.of(batch.subList(0, half), batch.subList(half, batch.size()))
                .flatMap(part -> decideOrHalve(part, StockRead.COMMITTED).stream())
                .toList();
    }

    /** Returns empty after the last attempt. */
    private Optional<List<Outcome>> decideOptimistically(List<OrderRequest> batch, StockRead first) {
        for (int attempt = 1; attempt <= retry.attempts(); attempt++) {
            try {
                return Optional.of(batches.decide(batch, attempt == 1 ? first : StockRead.COMMITTED));
            } catch (StaleDataException lost) {
                orderMetrics.lockLost(true);
                retry.pauseAfter(attempt);
            }
        }
        return Optional.empty();
    }

    private List<Outcome> rejectRefused(List<OrderRequest> single, RefusedDataException refused) {
        LOG.log(
                Level.WARNING,
                "The database refuses order " + single.get(0).traceId() + ", which is rejected with "
                        + Reason.INVALID_REQUEST + "; the rest of its batch is decided. Compare the limits of the"
                        + " tables and the database with the dead letter. " + refused.getMessage());
        try {
            return batches.reject(single, Reason.INVALID_REQUEST);
        } catch (RefusedDataException evenTheRejection) {
            return List.of(batches.unstored(single.get(0), Reason.INVALID_REQUEST));
        }
    }

    private List<Outcome> decideLocked(List<OrderRequest> single) {
        try {
            return batches.decide(single, StockRead.LOCKED);
        } catch (StaleDataException lost) {
            orderMetrics.lockLost(false);
            return batches.reject(single, Reason.CONFLICT);
        }
    }
}
