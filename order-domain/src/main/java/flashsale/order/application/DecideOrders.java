package flashsale.order.application;

import static java.util.stream.Collectors.toMap;

import flashsale.order.application.Orders.Decided;
import flashsale.order.application.ProductTurns.Turn;
import flashsale.order.application.UnitOfWork.StaleDataException;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.Shelf;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides a batch of requests in one unit of work, each in its turn. Batches that touch the same product wait for each other on
 * this instance. When others changed the same products, the whole batch is decided again on fresh data; after the configured
 * number of attempts it is halved, down to a single request, which is then a {@link Reason#CONFLICT}. Deciding a request again
 * changes nothing and gives the decision it had.
 */
public final class DecideOrders {

    private final UnitOfWork unitOfWork;
    private final Products products;
    private final Orders orders;
    private final RetryPolicy retry;
    private final Clock clock;
    private final Observations observations;
    private final ProductTurns turns = new ProductTurns();

    public DecideOrders(
            UnitOfWork unitOfWork,
            Products products,
            Orders orders,
            RetryPolicy retry,
            Clock clock,
            Observations observations) {
        this.unitOfWork = unitOfWork;
        this.products = products;
        this.orders = orders;
        this.retry = retry;
        this.clock = clock;
        this.observations = observations;
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
        return distinct.isEmpty() ? List.of() : decideOrHalve(List.copyOf(distinct.values()));
    }

    private static OrderRequest laterAttempt(OrderRequest one, OrderRequest other) {
        return other.attempt() > one.attempt() ? other : one;
    }

    private List<Outcome> decideOrHalve(List<OrderRequest> batch) {
        for (int attempt = 1; attempt <= retry.attempts(); attempt++) {
            try {
                return decideTogether(batch);
            } catch (StaleDataException lost) {
                observations.lockLost(attempt < retry.attempts() || batch.size() > 1);
                retry.pauseAfter(attempt);
            }
        }
        if (batch.size() == 1) {
            return unitOfWork.run(
                    () -> decideEach(batch, earlier(batch), request -> new Rejected(request, Reason.CONFLICT, now())));
        }
        int half = batch.size() / 2;
        return Stream.of(batch.subList(0, half), batch.subList(half, batch.size()))
                .flatMap(part -> decideOrHalve(part).stream())
                .toList();
    }

    private List<Outcome> decideTogether(List<OrderRequest> batch) {
        Set<Long> ids = productIds(batch);
        try (Turn turn = turns.of(ids)) {
            return unitOfWork.run(() -> {
                Map<TraceId, Decided> earlier = earlier(batch);
                // What takes turns is as short as can be: from reading the stock to its commit.
                turn.await();
                Shelf shelf = new Shelf(products.load(ids));
                Instant now = now();
                List<Outcome> outcomes = decideEach(batch, earlier, request -> shelf.decide(request, now));
                products.setStock(shelf.remaining());
                return outcomes;
            });
        }
    }

    private Map<TraceId, Decided> earlier(List<OrderRequest> batch) {
        return orders.decided(batch.stream().map(OrderRequest::traceId).toList()).stream()
                .collect(toMap(decided -> decided.status().traceId(), decided -> decided));
    }

    private List<Outcome> decideEach(List<OrderRequest> batch, Map<TraceId, Decided> earlier, Verdict verdict) {
        List<Outcome> outcomes = new ArrayList<>(batch.size());
        List<Decision> fresh = new ArrayList<>();
        for (OrderRequest request : batch) {
            Decided before = earlier.get(request.traceId());
            if (before != null && !isRedrive(request, before)) {
                outcomes.add(new Outcome(request, OrderView.of(before.status()), true));
            } else {
                Decision decision = verdict.on(request);
                fresh.add(decision);
                outcomes.add(new Outcome(request, OrderView.of(decision), false));
            }
        }
        orders.add(fresh);
        return outcomes;
    }

    private static boolean isRedrive(OrderRequest request, Decided before) {
        return before.status().state() != State.COMPLETED && request.attempt() > before.attempt();
    }

    private static Set<Long> productIds(Collection<OrderRequest> batch) {
        Set<Long> ids = new TreeSet<>();
        batch.forEach(
                request -> request.items().stream().map(OrderItem::productId).forEach(ids::add));
        return ids;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @FunctionalInterface
    private interface Verdict {
        Decision on(OrderRequest request);
    }
}
