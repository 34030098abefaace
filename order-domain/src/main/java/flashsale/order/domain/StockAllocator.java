package flashsale.order.domain;

import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Allocates the stock of a batch's products in memory: decides requests one after another, first come first served. A
 * request gets all of its items or none. Not thread-safe.
 */
public final class StockAllocator {

    private final Map<Long, Product> products = new HashMap<>();
    private final Map<Long, Integer> stock = new HashMap<>();
    private final Set<Long> sold = new HashSet<>();

    public StockAllocator(Collection<Product> products) {
        for (Product product : products) {
            this.products.put(product.id(), product);
            stock.put(product.id(), product.stock());
        }
    }

    /** Decides a request on the remaining stock, and takes its units when it is confirmed. */
    public Decision decide(OrderRequest request, Instant now) {
        Optional<Reason> rejection = rejection(request);
        return rejection.isPresent()
                ? new Rejected(request, rejection.get(), now)
                : new Confirmed(
                        request, request.items().stream().map(this::sell).toList(), now);
    }

    private Optional<Reason> rejection(OrderRequest request) {
        List<OrderItem> items = request.items();
        if (!items.stream().allMatch(item -> products.containsKey(item.productId()))) {
            return Optional.of(Reason.UNKNOWN_PRODUCT);
        }
        for (OrderItem item : items) {
            Optional<Reason> notOnSale = products.get(item.productId()).terms().rejection(request.requestedAt());
            if (notOnSale.isPresent()) {
                return notOnSale;
            }
        }
        return items.stream().allMatch(item -> stock.get(item.productId()) >= item.quantity())
                ? Optional.empty()
                : Optional.of(Reason.OUT_OF_STOCK);
    }

    private SoldItem sell(OrderItem item) {
        Product product = products.get(item.productId());
        stock.merge(item.productId(), -item.quantity(), Integer::sum);
        sold.add(item.productId());
        return new SoldItem(item.productId(), product.name(), item.quantity(), product.price());
    }

    /** The remaining stock of the products that were sold, by product id. */
    public Map<Long, Integer> remaining() {
        Map<Long, Integer> remaining = new HashMap<>(stock);
        remaining.keySet().retainAll(sold);
        return remaining;
    }

    /** The products that were sold, as they will be once their new stock is written. */
    public List<Product> changed() {
        return sold.stream()
                .map(products::get)
                .map(product -> product.withStock(stock.get(product.id())).withVersion(product.version() + 1))
                .toList();
    }
}
