package flashsale.order.application.catalog;

import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.ProductChange.Refused;
import flashsale.order.application.catalog.ProductChange.Stale;
import flashsale.order.application.catalog.ProductChange.Unknown;
import flashsale.order.application.catalog.VersionPrecondition.Unspecified;
import flashsale.order.application.catalog.VersionPrecondition.Version;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.domain.Product;
import flashsale.order.domain.rule.ProductRules;
import flashsale.order.domain.rule.Violation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes the name, the price or the terms of a product, and never its stock. Each batch that sells a product raises its version, so an
 * operator could not change a running sale by a version. A pessimistic lock makes the change safe all the same.
 */
public final class PatchProduct {

    private final UnitOfWork unitOfWork;
    private final Products products;

    public PatchProduct(UnitOfWork unitOfWork, Products products) {
        this.unitOfWork = unitOfWork;
        this.products = products;
    }

    /**
     * @param patch returns the product as it is to be; its id, stock and version are ignored
     */
    public ProductChange patch(long productId, UnaryOperator<Product> patch, VersionPrecondition precondition) {
        return unitOfWork.run(() -> products.findForUpdate(productId)
                .map(current -> matches(precondition, current) ? write(current, patch) : new Stale())
                .orElseGet(() -> precondition instanceof Unspecified ? new Unknown() : new Stale()));
    }

    private static boolean matches(VersionPrecondition precondition, Product current) {
        return precondition instanceof Unspecified || precondition.equals(new Version(current.version()));
    }

    private ProductChange write(Product current, UnaryOperator<Product> patch) {
        Product patched = patch.apply(current);
        Product wanted =
                current.withName(patched.name()).withPrice(patched.price()).withTerms(patched.terms());
        List<Violation> violations = ProductRules.violations(wanted);
        return violations.isEmpty() ? new Changed(products.change(wanted)) : new Refused(violations);
    }
}
