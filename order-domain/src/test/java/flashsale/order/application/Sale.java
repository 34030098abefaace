package flashsale.order.application;

import static flashsale.order.domain.Requests.NOON;

import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import java.time.Duration;
import java.util.List;

/** A sale in memory: its stores, and the use case that decides. */
final class Sale {

    static final int ATTEMPTS = 3;

    final MovableClock clock = new MovableClock(NOON);
    final InMemoryProducts products = new InMemoryProducts();
    final InMemoryOrders orders = new InMemoryOrders();
    final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork(products, orders);

    private final DecideOrders decideOrders =
            new DecideOrders(unitOfWork, products, orders, new RetryPolicy(ATTEMPTS, Duration.ZERO), clock);

    static Sale of(Product... products) {
        Sale sale = new Sale();
        sale.products.stocked(products);
        return sale;
    }

    List<Outcome> decide(OrderRequest... batch) {
        return decideOrders.decide(List.of(batch));
    }

    static Outcome completed(OrderRequest request) {
        return new Outcome(request, OrderStatus.completed(request.traceId(), request.memberId(), NOON), false);
    }

    static Outcome failed(OrderRequest request, Reason reason) {
        return new Outcome(request, OrderStatus.failed(request.traceId(), request.memberId(), reason, NOON), false);
    }

    boolean isConfirmed(OrderRequest request) {
        return orders.decisionOn(request.traceId())
                .filter(decision -> decision.status().state() == State.COMPLETED)
                .isPresent();
    }
}
