package flashsale.order.application;

import static flashsale.order.domain.Requests.NOON;

import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.decide.RetryPolicy;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.domain.Requests;
import flashsale.order.domain.SoldItem;
import java.time.Duration;
import java.util.List;

/** A sale in memory: its stores, and the use case that decides. */
public final class Sale {

    public static final int ATTEMPTS = 3;

    public final MovableClock clock = new MovableClock(NOON);
    public final InMemoryProducts products = new InMemoryProducts();
    public final InMemoryOrders orders = new InMemoryOrders();
    public final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork(products, orders);

    public final CountedObservations observations = new CountedObservations();

    private final DecideOrders decideOrders = new DecideOrders(
            unitOfWork, products, orders, new RetryPolicy(ATTEMPTS, Duration.ZERO), clock, observations);

    public static Sale of(Product... products) {
        Sale sale = new Sale();
        sale.products.stocked(products);
        return sale;
    }

    public List<Outcome> decide(OrderRequest... batch) {
        return decideOrders.decide(List.of(batch));
    }

    public static Outcome completed(OrderRequest request) {
        List<SoldItem> items = request.items().stream().map(Sale::sold).toList();
        return new Outcome(request, OrderView.of(new Confirmed(request, items, NOON)), false);
    }

    private static SoldItem sold(OrderItem item) {
        Product product = Requests.product(item.productId(), 0);
        return new SoldItem(product.id(), product.name(), item.quantity(), product.price());
    }

    public static Outcome failed(OrderRequest request, Reason reason) {
        return new Outcome(request, OrderView.of(new Rejected(request, reason, NOON)), false);
    }

    public boolean isConfirmed(OrderRequest request) {
        return orders.decisionOn(request.traceId())
                .filter(decision -> decision.status().state() == State.COMPLETED)
                .isPresent();
    }
}
