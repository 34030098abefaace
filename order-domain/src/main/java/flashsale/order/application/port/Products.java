package flashsale.order.application.port;

import flashsale.order.domain.Product;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The products on sale. Changes belong in a {@link UnitOfWork}, which fails when another transaction changed the same product.
 */
public interface Products {

    /** All, by id. */
    List<Product> all();

    Optional<Product> find(long id);

    /** Those of these ids that exist, as they are now. */
    List<Product> load(Collection<Long> ids);

    /** Puts a new product on sale; its version is the store's to give. */
    Product add(Product product);

    /** Replaces name, price and stock, provided the version is still the given product's, and gives it with its new version. */
    Product change(Product product);

    /** Sets what is left, by product id, of products loaded in the same unit of work. */
    void setStock(Map<Long, Integer> remaining);

    /** The product, kept from changes by others until the unit of work ends. */
    Optional<Product> findForUpdate(long id);
}
