package flashsale.order.application.decide;

import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Outcome;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork;
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
 * Decides a batch of requests in one unit of work, each in its turn. When others changed the same products, the whole batch is
 * decided again on fresh data; after the configured number of attempts it is halved, down to a single request, which is then a
 * {@link Reason#CONFLICT}. Deciding a request again changes nothing and gives the decision it had.
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
     * Returns when all is committed.
     *
     * @param batch in the order in which the requests came; one that comes twice is decided once
     * @return an outcome for each distinct trace id
     */
    public List<Outcome> decide(List<OrderRequest> batch) {
        Map<TraceId, OrderRequest> distinct = new LinkedHashMap<>();
        batch.forEach(request -> distinct.merge(request.traceId(), request, DecideOrders::laterAttempt));
        return distinct.isEmpty() ? List.of() : decideOrHalve(List.copyOf(distinct.values()), true);
    }

    private static OrderRequest laterAttempt(OrderRequest one, OrderRequest other) {
        return other.attempt() > one.attempt() ? other : one;
    }

    /** @param ahead whether the first try may build on batches that are not committed; one that was lost is not lost to such a one again */
    private List<Outcome> decideOrHalve(List<OrderRequest> batch, boolean ahead) {
        for (int attempt = 1; attempt <= retry.attempts(); attempt++) {
            try {
                return batches.decide(batch, ahead && attempt == 1);
            } catch (StaleDataException lost) {
                orderMetrics.lockLost(attempt < retry.attempts() || batch.size() > 1);
                retry.pauseAfter(attempt);
            }
        }
        if (batch.size() == 1) {
            return batches.refuse(batch, Reason.CONFLICT);
        }
        int half = batch.size() / 2;
        return Stream.of(batch.subList(0, half), batch.subList(half, batch.size()))
                .flatMap(part -> decideOrHalve(part, false).stream())
                .toList();
    }
}
