package flashsale.order.simulation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 3, 500, 10, --orders",
        "10000001, 3, 500, 10, --orders",
        "1, 0, 500, 10, --products",
        "1, 21, 500, 10, --products",
        "1, 3, -1, 10, --stock",
        "1, 3, 1000000001, 10, --stock",
        "1, 3, 500, 0, --concurrency",
        "1, 3, 500, 10001, --concurrency"
    })
    void aSizeOutOfRangeIsRefusedByTheNameOfItsOption(
            int orders, int products, int stock, int concurrency, String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Promotion(orders, products, stock, concurrency))
                .withMessageStartingWith(option + " must be between");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0, 1, 1", "10000000, 20, 1000000000, 10000, 10000", "5, 1, 1, 1000, 5"})
    void noMoreCustomersComeThanThereAreOrders(int orders, int products, int stock, int concurrency, int customers) {
        assertThat(new Promotion(orders, products, stock, concurrency).customers())
                .isEqualTo(customers);
    }
}
