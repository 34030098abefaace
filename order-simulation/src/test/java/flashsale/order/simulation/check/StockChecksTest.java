package flashsale.order.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.ProductAudit;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockChecksTest {
    private static final Stock INITIAL = new Stock(500, 0);

    @Test
    void stockThatMatchesTheOrdersIsNoViolation() {
        assertThat(violations(500, audit(new Stock(0, 7), new Stock(0, 7), 500)))
                .isEmpty();
        assertThat(violations(100, audit(new Stock(400, 1), new Stock(400, 1), 100)))
                .isEmpty();
    }

    @Test
    void stockBelowZeroIsReported() {
        assertThat(violations(501, audit(new Stock(-1, 7), new Stock(-1, 7), 501)))
                .containsExactly(
                        "Product 1001 has a stock below 0: -1", "Product 1001 has -1 units left, but 0 should be");
    }

    @Test
    void unitsTakenWithoutAnOrderAreReported() {
        assertThat(violations(100, audit(new Stock(399, 1), new Stock(399, 1), 100)))
                .containsExactly(
                        "Product 1001 has 399 units left, but 400 should be",
                        "Product 1001 lost 101 units, but confirmed orders have 100");
    }

    @Test
    void confirmedUnitsThatWereNotTakenAreReported() {
        assertThat(violations(100, audit(new Stock(400, 1), new Stock(400, 1), 101)))
                .containsExactly("Product 1001 lost 100 units, but confirmed orders have 101");
    }

    @Test
    void aServedStockThatDiffersFromTheStoredOneIsReported() {
        assertThat(violations(100, audit(new Stock(500, 0), new Stock(400, 1), 100)))
                .containsExactly("Product 1001 shows 500 units in version 0 by HTTP,"
                        + " the database says 400 units in version 1");
    }

    @Test
    void aSaleWithoutANewVersionIsReported() {
        assertThat(violations(100, audit(new Stock(400, 0), new Stock(400, 0), 100)))
                .containsExactly("Product 1001 was sold without a new version: it is still 0");
    }

    private static ProductAudit audit(Stock shown, Stock stored, long confirmed) {
        return new ProductAudit(1001, INITIAL, shown, stored, confirmed);
    }

    private static List<String> violations(int completed, ProductAudit productAudit) {
        return StockChecks.violations(completed, List.of(productAudit));
    }
}
