package flashsale.order.application.catalog;

import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.ProductChange.Created;
import flashsale.order.application.catalog.ProductChange.Refused;
import flashsale.order.application.catalog.ProductChange.Stale;
import flashsale.order.application.catalog.ProductChange.Unconditional;
import flashsale.order.application.catalog.VersionPrecondition.Unspecified;
import flashsale.order.application.catalog.VersionPrecondition.Version;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import flashsale.order.domain.rule.ProductRules;
import flashsale.order.domain.rule.Violation;
import java.util.List;
import java.util.Optional;

/** Creates or changes a product. A change must name the version that it is based on. */
public final class PutProduct {

    private final UnitOfWork unitOfWork;
    private final Products products;

    public PutProduct(UnitOfWork unitOfWork, Products products) {
        this.unitOfWork = unitOfWork;
        this.products = products;
    }

    /**
     * @param wanted the product as it is to be; its version is ignored
     */
    public ProductChange put(Product wanted, VersionPrecondition precondition) {
        List<Violation> violations = ProductRules.violations(wanted);
        if (!violations.isEmpty()) {
            return new Refused(violations);
        }
        try {
            return unitOfWork.run(() -> write(wanted, precondition));
        } catch (StaleDataException changedMeanwhile) {
            return precondition instanceof Unspecified ? new Unconditional() : new Stale();
        }
    }

    private ProductChange write(Product wanted, VersionPrecondition precondition) {
        Optional<Product> current = products.find(wanted.id());
        if (current.isEmpty()) {
            return precondition instanceof Version ? new Stale() : new Created(products.add(wanted));
        }
        if (precondition instanceof Unspecified) {
            return new Unconditional();
        }
        return precondition.equals(new Version(current.get().version()))
                ? new Changed(products.change(wanted.withVersion(current.get().version())))
                : new Stale();
    }
}
