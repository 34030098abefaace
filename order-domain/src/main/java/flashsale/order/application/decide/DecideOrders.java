package flashsale.order.application.decide;

import flashsale.order.application.decide.DecideBatch.StockRead;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Outcome;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides a batch of requests in one unit of work, in their order. When another transaction changed the same products, it
 * decides the whole batch again on fresh data. After the configured number of attempts it halves the batch, down to a single
 * request. That gets one more attempt with its products locked, so that even a rival that never pauses cannot win forever. If
 * it loses the optimistic lock even then, it is rejected with {@link Reason#CONFLICT}. Idempotent: deciding a request again
 * returns its first decision.
 */
public final class DecideOrders {

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
        for (int attempt = 1; attempt <= retry.attempts(); attempt++) {
            try {
                return batches.decide(batch, attempt == 1 ? first : StockRead.COMMITTED);
            } catch (StaleDataException lost) {
                orderMetrics.lockLost(true);
                retry.pauseAfter(attempt);
            }
        }
        if (batch.size() == 1) {
            return decideLocked(batch);
        }
        int half = batch.size() / 2;
        return Stream.of(batch.subList(0, half), batch.subList(half, batch.size()))
                .flatMap(part -> decideOrHalve(part, StockRead.COMMITTED).stream())
                .toList();
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
