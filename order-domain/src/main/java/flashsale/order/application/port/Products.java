package flashsale.order.application.port;

import flashsale.order.domain.Product;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The repository of products. Change them only in a {@link UnitOfWork}, which fails when another transaction changed the same
 * product.
 */
public interface Products {

    /** All products, sorted by id. */
    List<Product> all();

    Optional<Product> find(long id);

    /** The current state of those products that exist. */
    List<Product> load(Collection<Long> ids);

    /** Products that have terms of sale. */
    List<Product> withTerms();

    /** Products without stock. */
    List<Product> soldOut();

    /** Adds a new product. The repository assigns its version. */
    Product add(Product product);

    /** Replaces name, price, stock and terms if the version is still the given product's. Returns the product with its new version. */
    Product change(Product product);

    /** Sets the stock, by product id, of products that the same unit of work loaded. */
    void setStock(Map<Long, Integer> remaining);

    /** Finds a product with a pessimistic lock: other transactions cannot change it until the unit of work ends. */
    Optional<Product> findForUpdate(long id);
}
