package flashsale.order.application.place;

import static java.util.stream.Collectors.toUnmodifiableMap;

import flashsale.order.application.place.Placement.NotOnSale;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.Products;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.Product;
import flashsale.order.domain.SaleState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The products that cannot be ordered at any time, as this instance last read them, so that an order is refused early and without the
 * database. What it does not know yet the decision rejects. Thread-safe.
 */
public final class SaleCatalog {

    /** The time between two refreshes: each instance knows a change within a second. */
    public static final Duration REFRESH_INTERVAL = Duration.ofMillis(500);

    private final Products products;
    private final boolean refusesSoldOut;
    private final OrderMetrics orderMetrics;
    private volatile Map<Long, Product> restricted = Map.of();

    /**
     * @param refusesSoldOut whether orders for a product without stock are refused; otherwise they are accepted, and the decision rejects them
     */
    public SaleCatalog(Products products, boolean refusesSoldOut, OrderMetrics orderMetrics) {
        this.products = products;
        this.refusesSoldOut = refusesSoldOut;
        this.orderMetrics = orderMetrics;
    }

    /** Reads the products again. Blocks for the database; when that fails, the last state stays. */
    public void refresh() {
        Stream<Product> soldOut = refusesSoldOut ? products.soldOut().stream() : Stream.empty();
        restricted = Stream.concat(products.withTerms().stream(), soldOut)
                .collect(toUnmodifiableMap(Product::id, product -> product, (one, other) -> one));
    }

    /** Returns why these items cannot be ordered now, by the first that cannot; empty if they can. */
    Optional<NotOnSale> refusal(List<OrderItem> items, Instant now) {
        Map<Long, Product> current = restricted;
        for (OrderItem item : items) {
            Product product = current.get(item.productId());
            if (product != null) {
                SaleState state = product.terms().state(product.stock(), now);
                if (state != SaleState.OPEN && (refusesSoldOut || state != SaleState.SOLD_OUT)) {
                    orderMetrics.notOnSale(state);
                    return Optional.of(new NotOnSale(state, product.terms().opensAt(), now));
                }
            }
        }
        return Optional.empty();
    }
}
