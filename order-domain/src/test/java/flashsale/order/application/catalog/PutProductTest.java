package flashsale.order.application.catalog;

import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.ProductChange.Created;
import flashsale.order.application.catalog.ProductChange.Refused;
import flashsale.order.application.catalog.ProductChange.Stale;
import flashsale.order.application.catalog.ProductChange.Unconditional;
import flashsale.order.application.catalog.VersionPrecondition.Absence;
import flashsale.order.application.catalog.VersionPrecondition.Unspecified;
import flashsale.order.application.catalog.VersionPrecondition.Version;
import flashsale.order.application.fixture.InMemoryOrders;
import flashsale.order.application.fixture.InMemoryProducts;
import flashsale.order.application.fixture.InMemoryUnitOfWork;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.domain.Product;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class PutProductTest {

    private static final VersionPrecondition UNSPECIFIED = new Unspecified();
    private static final VersionPrecondition ABSENCE = new Absence();

    private final InMemoryProducts products = new InMemoryProducts();
    private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork(products, new InMemoryOrders());
    private final PutProduct putProduct = new PutProduct(unitOfWork, products);

    @Test
    void aNewProductIsCreated() {
        assertThat(putProduct.put(product(1, 5).withVersion(77), UNSPECIFIED)).isEqualTo(new Created(product(1, 5)));
        assertThat(products.all()).containsExactly(product(1, 5));
    }

    @Test
    void aProductAtTheExpectedVersionIsChangedAndTheGivenVersionIgnored() {
        products.stocked(product(1, 5).withVersion(3));
        Product changed = product(1, 8).withVersion(4);

        assertThat(putProduct.put(product(1, 8).withVersion(77), new Version(3)))
                .isEqualTo(new Changed(changed));
        assertThat(products.all()).containsExactly(changed);
    }

    @Test
    void aChangeOfAnotherVersionIsStale() {
        products.stocked(product(1, 5).withVersion(3));

        assertThat(putProduct.put(product(1, 8), new Version(2))).isEqualTo(new Stale());
        assertThat(putProduct.put(product(1, 8), new Version(4))).isEqualTo(new Stale());
        assertThat(products.stockOf(1)).isEqualTo(5);
    }

    /** The caller's version may be right. */
    @Test
    void aRowThatTheDatabaseDoesNotGrantIsNotStale() {
        products.stocked(product(1, 5).withVersion(3));
        unitOfWork.failWith(new LockNotGrantedException(null));

        assertThatExceptionOfType(LockNotGrantedException.class)
                .isThrownBy(() -> putProduct.put(product(1, 8), new Version(3)));
        assertThat(products.stockOf(1)).isEqualTo(5);
    }

    @Test
    void aChangeOfAMissingProductIsStale() {
        assertThat(putProduct.put(product(1, 8), new Version(0))).isEqualTo(new Stale());
        assertThat(products.all()).isEmpty();
    }

    @Test
    void aChangeWithoutPreconditionIsUnconditional() {
        products.stocked(product(1, 5));

        assertThat(putProduct.put(product(1, 8), UNSPECIFIED)).isEqualTo(new Unconditional());
        assertThat(products.stockOf(1)).isEqualTo(5);
    }

    @Test
    void aProductAgainstTheRulesIsRefusedAndTouchesNothing() {
        assertThat(putProduct.put(product(0, -1), UNSPECIFIED))
                .isEqualTo(new Refused(
                        List.of(new Violation("productId", Rule.PRODUCT_ID), new Violation("stock", Rule.STOCK))));
        assertThat(unitOfWork.runs()).isZero();
    }

    @Test
    void aChangeThatLosesTheRaceIsStale() {
        products.stocked(product(1, 5));
        Product rivals = product(1, 4).withVersion(1);
        unitOfWork.loseTo(() -> products.stocked(rivals));

        assertThat(putProduct.put(product(1, 8), new Version(0))).isEqualTo(new Stale());
        assertThat(products.all()).containsExactly(rivals);
    }

    @Test
    void aCreationThatLosesTheRaceIsUnconditional() {
        unitOfWork.loseTo(() -> products.stocked(product(1, 4)));

        assertThat(putProduct.put(product(1, 8), UNSPECIFIED)).isEqualTo(new Unconditional());
        assertThat(products.all()).containsExactly(product(1, 4));
    }

    @Test
    void aMissingProductIsCreatedOnThePreconditionOfItsAbsence() {
        assertThat(putProduct.put(product(1, 5), ABSENCE)).isEqualTo(new Created(product(1, 5)));
    }

    @Test
    void anExistingProductIsStaleOnThePreconditionOfItsAbsence() {
        products.stocked(product(1, 4));

        assertThat(putProduct.put(product(1, 8), ABSENCE)).isEqualTo(new Stale());
        assertThat(products.stockOf(1)).isEqualTo(4);
    }

    @Test
    void aCreationThatLosesTheRaceIsStaleOnThePreconditionOfAbsence() {
        unitOfWork.loseTo(() -> products.stocked(product(1, 4)));

        assertThat(putProduct.put(product(1, 8), ABSENCE)).isEqualTo(new Stale());
        assertThat(products.all()).containsExactly(product(1, 4));
    }
}
