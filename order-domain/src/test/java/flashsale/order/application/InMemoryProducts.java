package flashsale.order.application;

import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps its promises as a database does: no stock below 0, no second product with an id, a new version a change. */
public final class InMemoryProducts implements Products {

    private final Map<Long, Product> rows = new TreeMap<>();
    private Runnable rival = () -> {};

    public void stocked(Product... products) {
        List.of(products).forEach(product -> rows.put(product.id(), product));
    }

    /** Someone who changes a product as soon as it is read, unless it is held. */
    public void rivalAfterRead(Runnable change) {
        rival = change;
    }

    public int stockOf(long id) {
        return rows.get(id).stock();
    }

    /** Gives the way back to how it is now. */
    public Runnable savepoint() {
        Map<Long, Product> saved = new TreeMap<>(rows);
        return () -> {
            rows.clear();
            rows.putAll(saved);
        };
    }

    @Override
    public List<Product> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<Product> find(long id) {
        Optional<Product> read = hold(id);
        rival.run();
        return read;
    }

    @Override
    public List<Product> load(Collection<Long> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public Product add(Product product) {
        if (rows.containsKey(product.id())) {
            throw new StaleDataException(new IllegalStateException("A second product " + product.id()));
        }
        return write(product.withVersion(0));
    }

    @Override
    public Product change(Product product) {
        if (rows.get(product.id()).version() != product.version()) {
            throw new StaleDataException(new IllegalStateException("Not at version " + product.version()));
        }
        return write(product.withVersion(product.version() + 1));
    }

    @Override
    public void setStock(Map<Long, Integer> remaining) {
        remaining.forEach((id, left) -> change(rows.get(id).withStock(left)));
    }

    @Override
    public Optional<Product> hold(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    private Product write(Product product) {
        if (product.stock() < 0) {
            throw new IllegalStateException("A stock below 0 of product " + product.id());
        }
        rows.put(product.id(), product);
        return product;
    }
}
