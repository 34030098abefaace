package flashsale.order.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductRulesTest {

    private static final int MAX_STOCK = 1_000_000_000;
    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "1.5", "2.50", "3.000", "1E+3", "9999999999.99"})
    void aPriceWithUpToTwoDecimalPlacesIsValidUpToTheLimit(String price) {
        assertThat(priceViolations(price)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "10000000000.00", "9999999999.991", "1E+1000000000"})
    void aPriceOutsideTheLimitsIsRefused(String price) {
        assertThat(priceViolations(price)).containsExactly(new Violation("price", Rule.PRICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1.999", "1E-1000000000"})
    void aPriceWithMoreDecimalPlacesIsRefused(String price) {
        assertThat(priceViolations(price)).containsExactly(new Violation("price", Rule.DECIMAL));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
    void anIdIsPositive(long id) {
        assertThat(ProductRules.violations(new Product(id, "Lamp", BigDecimal.ONE, 1, 0)))
                .containsExactly(new Violation("productId", Rule.PRODUCT_ID));
        assertThat(ProductRules.violations(new Product(1, "Lamp", BigDecimal.ONE, 1, 0)))
                .isEmpty();
    }

    @Test
    void aNameHasOneToTwoHundredCodePoints() {
        assertThat(nameViolations("n")).isEmpty();
        assertThat(nameViolations(EMOJI.repeat(200))).isEmpty();
        assertThat(nameViolations(EMOJI.repeat(201))).containsExactly(new Violation("name", Rule.PRODUCT_NAME_LENGTH));
        assertThat(nameViolations(" \t")).containsExactly(new Violation("name", Rule.NOT_BLANK));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1000000000, true", "-1, false", "1000000001, false"})
    void aStockIsBetweenZeroAndTheLimit(int stock, boolean valid) {
        assertThat(ProductRules.violations(new Product(1, "Lamp", BigDecimal.ONE, stock, 0)))
                .isEqualTo(valid ? List.of() : List.of(new Violation("stock", Rule.STOCK)));
    }

    @Test
    void allViolationsAreReportedTogether() {
        assertThat(ProductRules.violations(new Product(0, "", new BigDecimal("-1"), -1, 0)))
                .containsExactly(
                        new Violation("productId", Rule.PRODUCT_ID),
                        new Violation("name", Rule.NOT_BLANK),
                        new Violation("price", Rule.PRICE),
                        new Violation("stock", Rule.STOCK));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1000000000, 0", "1, 999999999"})
    void aRestockBringsTheStockUpToTheLimit(int quantity, int stock) {
        assertThat(ProductRules.restockViolations(quantity, stock)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "1, 1000000000", "2, 999999999", "2147483647, 1000000000"})
    void aRestockOfNothingOrBeyondTheLimitIsRefused(int quantity, int stock) {
        assertThat(ProductRules.restockViolations(quantity, stock))
                .containsExactly(new Violation("quantity", Rule.RESTOCK));
    }

    @Test
    void aSaleOpensBeforeItCloses() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        Product product = new Product(1, "Lamp", BigDecimal.ONE, 1, 0);
        SaleTerms opening = SaleTerms.NONE.withOpensAt(Optional.of(noon));

        assertThat(ProductRules.violations(product.withTerms(opening.withClosesAt(Optional.of(noon)))))
                .containsExactly(new Violation("sale.closesAt", Rule.OPENS_FIRST));
        assertThat(ProductRules.violations(product.withTerms(opening.withClosesAt(Optional.of(noon.plusMillis(1))))))
                .isEmpty();
    }

    private static List<Violation> priceViolations(String price) {
        return ProductRules.violations(new Product(1, "Lamp", new BigDecimal(price), MAX_STOCK, 0));
    }

    private static List<Violation> nameViolations(String name) {
        return ProductRules.violations(new Product(1, name, BigDecimal.ONE, MAX_STOCK, 0));
    }
}
