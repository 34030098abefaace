package flashsale.order.application.decide;

import static java.util.stream.Collectors.toMap;

import flashsale.order.application.decide.ProductLocks.LockSet;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides a batch once, without retries. On this instance, batches with a common product are decided one after another and
 * commit in that order. Their writes, the slow part, run in parallel.
 */
final class DecideBatch {

    /** Many times longer than a large batch needs for its writes. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final UnitOfWork unitOfWork;
    private final Products products;
    private final Orders orders;
    private final Clock clock;
    private final ProductLocks productLocks = new ProductLocks();
    private final SpeculativeStock speculativeStock = new SpeculativeStock();

    /** How a batch reads the stock that it decides on. */
    enum StockRead {
        /** After other batches of this instance that are not committed yet; committed stock of all other products. */
        SPECULATIVE,
        /** Committed stock only. */
        COMMITTED,
        /** Committed stock under pessimistic locks: no other transaction can change it before this one ends. */
        LOCKED
    }

    private record Verdicts(List<Outcome> outcomes, List<Decision> fresh) {}

    DecideBatch(UnitOfWork unitOfWork, Products products, Orders orders, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.products = products;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Decides the batch; returns after the commit.
     *
     * @throws StaleDataException if another transaction changed the same data, or if a batch that this one depends on failed
     */
    List<Outcome> decide(List<OrderRequest> batch, StockRead stockRead) {
        SortedSet<Long> ids = new TreeSet<>();
        batch.forEach(
                request -> request.items().stream().map(OrderItem::productId).forEach(ids::add));
        try (LockSet locks = productLocks.of(ids);
                SpeculativeStock.Batch stock = speculativeStock.batch()) {
            return unitOfWork.run(() -> {
                Map<TraceId, Decided> prior = priorDecisions(batch);
                locks.lock();
                StockAllocator stockAllocator = new StockAllocator(read(ids, stockRead, stock));
                Instant now = now();
                Verdicts verdicts = each(batch, prior, request -> stockAllocator.decide(request, now));
                stock.exposeUncommitted(stockAllocator.changed());
                locks.unlock();
                orders.add(verdicts.fresh);
                stock.awaitDependencies(TIMEOUT);
                requireUnchanged(stock.expected());
                products.setStock(stockAllocator.remaining());
                return verdicts.outcomes;
            });
        }
    }

    /** Rejects the requests that are not decided yet. */
    List<Outcome> reject(List<OrderRequest> batch, Reason reason) {
        return unitOfWork.run(() -> {
            Verdicts verdicts = each(batch, priorDecisions(batch), request -> new Rejected(request, reason, now()));
            orders.add(verdicts.fresh);
            return verdicts.outcomes;
        });
    }

    /** The outcome of a request that cannot be stored, not even as a rejection. */
    Outcome unstored(OrderRequest request, Reason reason) {
        return new Outcome(request, OrderView.of(new Rejected(request, reason, now())), false);
    }

    private List<Product> read(SortedSet<Long> ids, StockRead stockRead, SpeculativeStock.Batch stock) {
        if (stockRead == StockRead.SPECULATIVE) {
            return load(ids, stock.readUncommitted(ids));
        }
        // Before any row is locked: a batch that still has to write the same row could never end.
        stock.awaitUncommitted(ids);
        return stockRead == StockRead.LOCKED ? loadForUpdate(ids) : products.load(ids);
    }

    /** Locks one row after the other, in the order in which every transaction locks products, so that they cannot deadlock. */
    private List<Product> loadForUpdate(SortedSet<Long> ids) {
        return ids.stream()
                .map(products::findForUpdate)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Product> load(Set<Long> ids, List<Product> uncommitted) {
        Set<Long> others = new TreeSet<>(ids);
        uncommitted.forEach(product -> others.remove(product.id()));
        List<Product> committed = others.isEmpty() ? List.of() : products.load(others);
        return Stream.concat(uncommitted.stream(), committed.stream()).toList();
    }

    private void requireUnchanged(List<Product> expected) {
        List<Long> ids = expected.stream().map(Product::id).toList();
        if (!ids.isEmpty() && !Set.copyOf(products.load(ids)).equals(Set.copyOf(expected))) {
            throw new StaleDataException(new IllegalStateException("The preceding batch left a different stock"));
        }
    }

    private Map<TraceId, Decided> priorDecisions(List<OrderRequest> batch) {
        return orders.decided(batch.stream().map(OrderRequest::traceId).toList()).stream()
                .collect(toMap(decided -> decided.status().traceId(), decided -> decided));
    }

    private static Verdicts each(
            List<OrderRequest> batch, Map<TraceId, Decided> prior, Function<OrderRequest, Decision> verdict) {
        Verdicts verdicts = new Verdicts(new ArrayList<>(batch.size()), new ArrayList<>(batch.size()));
        for (OrderRequest request : batch) {
            Decided before = prior.get(request.traceId());
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
