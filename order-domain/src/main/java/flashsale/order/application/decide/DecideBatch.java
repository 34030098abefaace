package flashsale.order.application.decide;

import static java.util.stream.Collectors.toMap;

import flashsale.order.application.decide.ProductLocks.Turn;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.application.port.Outcome;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.domain.StockAllocator;
import flashsale.order.domain.TraceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One attempt at a batch. On this instance, batches that touch the same product are decided one after another and commit in
 * that order; their writes, which take long, run in parallel.
 */
final class DecideBatch {

    /** Many times what a large batch takes to be written. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final UnitOfWork unitOfWork;
    private final Products products;
    private final Orders orders;
    private final Clock clock;
    private final ProductLocks turns = new ProductLocks();
    private final SpeculativeStock speculativeStock = new SpeculativeStock();

    private record Verdicts(List<Outcome> outcomes, List<Decision> fresh) {}

    DecideBatch(UnitOfWork unitOfWork, Products products, Orders orders, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.products = products;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Returns when all is committed.
     *
     * @param ahead whether to build on what other batches here have decided and not committed yet
     * @throws StaleDataException when others changed the same data, or when a batch that this one builds on failed
     */
    List<Outcome> decide(List<OrderRequest> batch, boolean ahead) {
        Set<Long> ids = new TreeSet<>();
        batch.forEach(
                request -> request.items().stream().map(OrderItem::productId).forEach(ids::add));
        try (Turn turn = turns.of(ids);
                SpeculativeStock.Batch forecast = speculativeStock.batch()) {
            return unitOfWork.run(() -> {
                Map<TraceId, Decided> earlier = earlier(batch);
                turn.await();
                if (!ahead) {
                    forecast.waitForOthers(ids);
                }
                StockAllocator stockAllocator = new StockAllocator(stock(ids, forecast.relyOnOthers(ids)));
                Instant now = now();
                Verdicts verdicts = each(batch, earlier, request -> stockAllocator.decide(request, now));
                forecast.foresee(stockAllocator.changed());
                turn.end();
                orders.add(verdicts.fresh);
                forecast.waitForThoseBefore(PATIENCE);
                requireAsForeseen(forecast.reliedOn());
                products.setStock(stockAllocator.remaining());
                return verdicts.outcomes;
            });
        }
    }

    /** Rejects all that are not decided yet. */
    List<Outcome> refuse(List<OrderRequest> batch, Reason reason) {
        return unitOfWork.run(() -> {
            Verdicts verdicts = each(batch, earlier(batch), request -> new Rejected(request, reason, now()));
            orders.add(verdicts.fresh);
            return verdicts.outcomes;
        });
    }

    private List<Product> stock(Set<Long> ids, List<Product> foreseen) {
        Set<Long> others = new TreeSet<>(ids);
        foreseen.forEach(product -> others.remove(product.id()));
        List<Product> read = others.isEmpty() ? List.of() : products.load(others);
        return Stream.concat(foreseen.stream(), read.stream()).toList();
    }

    private void requireAsForeseen(List<Product> foreseen) {
        List<Long> ids = foreseen.stream().map(Product::id).toList();
        if (!ids.isEmpty() && !Set.copyOf(products.load(ids)).equals(Set.copyOf(foreseen))) {
            throw new StaleDataException(new IllegalStateException("The batch before this one left something else"));
        }
    }

    private Map<TraceId, Decided> earlier(List<OrderRequest> batch) {
        return orders.decided(batch.stream().map(OrderRequest::traceId).toList()).stream()
                .collect(toMap(decided -> decided.status().traceId(), decided -> decided));
    }

    private static Verdicts each(
            List<OrderRequest> batch, Map<TraceId, Decided> earlier, Function<OrderRequest, Decision> verdict) {
        Verdicts verdicts = new Verdicts(new ArrayList<>(batch.size()), new ArrayList<>(batch.size()));
        for (OrderRequest request : batch) {
            Decided before = earlier.get(request.traceId());
            if (before != null && !isRedrive(request, before)) {
                verdicts.outcomes.add(new Outcome(request, OrderView.of(before.status()), true));
            } else {
                Decision decision = verdict.apply(request);
                verdicts.fresh.add(decision);
                verdicts.outcomes.add(new Outcome(request, OrderView.of(decision), false));
            }
        }
        return verdicts;
    }

    private static boolean isRedrive(OrderRequest request, Decided before) {
        return before.status().state() != State.COMPLETED && request.attempt() > before.attempt();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
