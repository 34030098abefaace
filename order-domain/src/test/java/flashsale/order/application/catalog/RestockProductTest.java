package flashsale.order.application.catalog;

import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.ProductChange.Refused;
import flashsale.order.application.catalog.ProductChange.Unknown;
import flashsale.order.application.fixture.InMemoryOrders;
import flashsale.order.application.fixture.InMemoryProducts;
import flashsale.order.application.fixture.InMemoryUnitOfWork;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.rule.ProductRules;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestockProductTest {

    private final InMemoryProducts products = new InMemoryProducts();
    private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork(products, new InMemoryOrders());
    private final RestockProduct restockProduct = new RestockProduct(unitOfWork, products);

    @Test
    void aRestockAddsToTheStock() {
        products.stocked(product(1, 5).withVersion(3));

        assertThat(restockProduct.restock(1, 7))
                .isEqualTo(new Changed(product(1, 12).withVersion(4)));
        assertThat(products.stockOf(1)).isEqualTo(12);
    }

    @Test
    void aRestockSucceedsWhileOrdersChangeTheStock() {
        products.stocked(product(1, 5));
        products.rivalAfterRead(() -> products.stocked(product(1, 4).withVersion(1)));

        assertThat(restockProduct.restock(1, 7))
                .isEqualTo(new Changed(product(1, 12).withVersion(1)));
    }

    @Test
    void aMissingProductIsUnknown() {
        assertThat(restockProduct.restock(1, 7)).isEqualTo(new Unknown());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, ProductRules.MAX_STOCK, Integer.MAX_VALUE})
    void aRestockAgainstTheRulesIsRefused(int quantity) {
        products.stocked(product(1, 5));

        assertThat(restockProduct.restock(1, quantity))
                .isEqualTo(new Refused(List.of(new Violation("quantity", Rule.RESTOCK))));
        assertThat(products.all()).containsExactly(product(1, 5));
    }

    @Test
    void aRestockThatIsNotCommittedLeavesNothingBehind() {
        products.stocked(product(1, 5));
        unitOfWork.lose(1);

        assertThatExceptionOfType(StaleDataException.class).isThrownBy(() -> restockProduct.restock(1, 7));
        assertThat(products.all()).containsExactly(product(1, 5));
    }
}
