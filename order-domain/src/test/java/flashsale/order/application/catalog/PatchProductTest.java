package flashsale.order.application.catalog;

import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.ProductChange.Refused;
import flashsale.order.application.catalog.ProductChange.Stale;
import flashsale.order.application.catalog.ProductChange.Unknown;
import flashsale.order.application.catalog.VersionPrecondition.Unspecified;
import flashsale.order.application.catalog.VersionPrecondition.Version;
import flashsale.order.application.fixture.InMemoryOrders;
import flashsale.order.application.fixture.InMemoryProducts;
import flashsale.order.application.fixture.InMemoryUnitOfWork;
import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchProductTest {

    private final InMemoryProducts products = new InMemoryProducts();
    private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork(products, new InMemoryOrders());
    private final PatchProduct patchProduct = new PatchProduct(unitOfWork, products);

    @Test
    void aPatchChangesWhatItNamesAndKeepsTheRest() {
        SaleTerms opening = SaleTerms.NONE.withOpensAt(Optional.of(NOON));
        products.stocked(product(1, 5).withTerms(opening).withVersion(3));

        ProductChange change = patchProduct.patch(
                1, current -> current.withTerms(current.terms().withPaused(true)), new Unspecified());

        assertThat(change)
                .isEqualTo(new Changed(
                        product(1, 5).withTerms(opening.withPaused(true)).withVersion(4)));
    }

    @Test
    void aPatchNeverChangesTheStock() {
        products.stocked(product(1, 5));

        patchProduct.patch(
                1, current -> new Product(9, "New", BigDecimal.ONE, 999, SaleTerms.NONE, 77), new Unspecified());

        assertThat(products.all()).containsExactly(new Product(1, "New", BigDecimal.ONE, 5, 1));
    }

    @Test
    void aPatchSucceedsWhileOrdersChangeTheStock() {
        products.stocked(product(1, 5));
        products.rivalAfterRead(() -> products.stocked(product(1, 4).withVersion(1)));

        assertThat(patchProduct.patch(1, current -> current.withName("New"), new Unspecified()))
                .isEqualTo(new Changed(product(1, 5).withName("New").withVersion(1)));
    }

    @Test
    void aPatchOfAnotherVersionChangesNothing() {
        products.stocked(product(1, 5).withVersion(3));

        assertThat(patchProduct.patch(1, current -> current.withName("New"), new Version(2)))
                .isEqualTo(new Stale());
        assertThat(patchProduct.patch(1, current -> current.withName("New"), new Version(3)))
                .isEqualTo(new Changed(product(1, 5).withName("New").withVersion(4)));
    }

    @Test
    void aMissingProductIsUnknownOrNotAtTheVersion() {
        assertThat(patchProduct.patch(1, current -> current, new Unspecified())).isEqualTo(new Unknown());
        assertThat(patchProduct.patch(1, current -> current, Version.NONE)).isEqualTo(new Stale());
    }

    @Test
    void aPatchThatBreaksRulesTogetherWithWhatIsThereIsRefused() {
        Product scheduled = product(1, 5).withTerms(SaleTerms.NONE.withOpensAt(Optional.of(NOON)));
        products.stocked(scheduled);

        assertThat(patchProduct.patch(
                        1,
                        current -> current.withTerms(current.terms().withClosesAt(Optional.of(NOON))),
                        new Unspecified()))
                .isEqualTo(new Refused(List.of(new Violation("sale.closesAt", Rule.OPENS_FIRST))));
        assertThat(products.all()).containsExactly(scheduled);
    }
}
