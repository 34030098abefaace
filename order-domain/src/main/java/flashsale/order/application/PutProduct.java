package flashsale.order.application;

import flashsale.order.application.ProductChange.Changed;
import flashsale.order.application.ProductChange.Created;
import flashsale.order.application.ProductChange.Refused;
import flashsale.order.application.ProductChange.Stale;
import flashsale.order.application.ProductChange.Unconditional;
import flashsale.order.application.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import flashsale.order.domain.ProductRules;
import flashsale.order.domain.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts a product on sale, or changes it; a change says which version it is based on. */
public final class PutProduct {

    private final UnitOfWork unitOfWork;
    private final Products products;

    public PutProduct(UnitOfWork unitOfWork, Products products) {
        this.unitOfWork = unitOfWork;
        this.products = products;
    }

    /**
     * @param wanted as it is to be; its version does not count
     * @param expectedVersion the version that the change is based on
     */
    public ProductChange put(Product wanted, OptionalLong expectedVersion) {
        List<Violation> violations =
                ProductRules.violations(wanted.id(), wanted.name(), wanted.price(), wanted.stock());
        if (!violations.isEmpty()) {
            return new Refused(violations);
        }
        try {
            return unitOfWork.run(() -> write(wanted, expectedVersion));
        } catch (StaleDataException changedMeanwhile) {
            return expectedVersion.isPresent() ? new Stale() : new Unconditional();
        }
    }

    private ProductChange write(Product wanted, OptionalLong expectedVersion) {
        Optional<Product> current = products.find(wanted.id());
        if (current.isEmpty()) {
            return expectedVersion.isPresent() ? new Stale() : new Created(products.add(wanted));
        }
        if (expectedVersion.isEmpty()) {
            return new Unconditional();
        }
        if (expectedVersion.getAsLong() != current.get().version()) {
            return new Stale();
        }
        return new Changed(products.change(wanted.withVersion(current.get().version())));
    }
}
