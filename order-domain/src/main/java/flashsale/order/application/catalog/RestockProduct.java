package flashsale.order.application.catalog;

import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.ProductChange.Refused;
import flashsale.order.application.catalog.ProductChange.Unknown;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.domain.Product;
import flashsale.order.domain.rule.ProductRules;
import flashsale.order.domain.rule.Violation;
import java.util.List;

/** Adds units to a product's stock. A pessimistic lock makes that safe while orders change the same stock. */
public final class RestockProduct {

    private final UnitOfWork unitOfWork;
    private final Products products;

    public RestockProduct(UnitOfWork unitOfWork, Products products) {
        this.unitOfWork = unitOfWork;
        this.products = products;
    }

    /**
     * @param quantity units to add, at least 1
     */
    public ProductChange restock(long productId, int quantity) {
        return unitOfWork.run(() -> products.findForUpdate(productId)
                .map(product -> add(product, quantity))
                .orElseGet(Unknown::new));
    }

    private ProductChange add(Product product, int quantity) {
        List<Violation> violations = ProductRules.restockViolations(quantity, product.stock());
        if (!violations.isEmpty()) {
            return new Refused(violations);
        }
        return new Changed(products.change(product.withStock(product.stock() + quantity)));
    }
}
