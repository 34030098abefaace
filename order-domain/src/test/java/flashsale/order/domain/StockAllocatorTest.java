package flashsale.order.domain;

import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestFor;
import static flashsale.order.domain.Requests.requestOf;
import static flashsale.order.domain.Requests.units;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockAllocatorTest {

    @Test
    void firstComeIsFirstServed() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 1)));
        OrderRequest first = requestFor(1);
        OrderRequest second = requestFor(1);

        assertThat(stockAllocator.decide(first, NOON)).isInstanceOf(Confirmed.class);
        assertThat(stockAllocator.decide(second, NOON)).isEqualTo(new Rejected(second, Reason.OUT_OF_STOCK, NOON));
    }

    @Test
    void aSmallerRequestIsConfirmedAfterALargerOneWasRejected() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 2)));

        assertThat(stockAllocator.decide(requestOf(units(3, 1)), NOON)).isInstanceOf(Rejected.class);
        assertThat(stockAllocator.decide(requestOf(units(2, 1)), NOON)).isInstanceOf(Confirmed.class);
    }

    @Test
    void aRequestGetsAllOfItsItemsOrNone() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 5), product(2, 0)));
        OrderRequest request = requestFor(1, 2);

        assertThat(stockAllocator.decide(request, NOON)).isEqualTo(new Rejected(request, Reason.OUT_OF_STOCK, NOON));
        assertThat(stockAllocator.remaining()).isEmpty();
    }

    @Test
    void anUnknownProductOutranksAnEmptyStock() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 0)));
        OrderRequest request = requestFor(1, 999);

        assertThat(stockAllocator.decide(request, NOON)).isEqualTo(new Rejected(request, Reason.UNKNOWN_PRODUCT, NOON));
    }

    @Test
    void aRequestForAnUnknownProductTakesNoUnits() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 1)));
        stockAllocator.decide(requestFor(1, 999), NOON);

        assertThat(stockAllocator.decide(requestFor(1), NOON)).isInstanceOf(Confirmed.class);
    }

    @Test
    void onlySoldProductsAreWritten() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 5), product(2, 5), product(3, 5)));
        stockAllocator.decide(requestOf(units(2, 1), units(5, 2)), NOON);

        assertThat(stockAllocator.remaining())
                .containsOnlyKeys(1L, 2L)
                .containsEntry(1L, 3)
                .containsEntry(2L, 0);
    }

    @Test
    void aChangedProductHasTheRemainingStockAndTheNextVersion() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 5).withVersion(7), product(2, 5)));
        stockAllocator.decide(requestOf(units(2, 1)), NOON);

        assertThat(stockAllocator.changed()).containsExactly(product(1, 3).withVersion(8));
    }

    @Test
    void anOrderKeepsNameAndPriceOfTheDecision() {
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 5)));
        OrderRequest request = requestOf(units(2, 1));

        assertThat(stockAllocator.decide(request, NOON))
                .isEqualTo(
                        new Confirmed(request, List.of(new SoldItem(1, "Product 1", 2, new BigDecimal("9.90"))), NOON));
    }

    @Test
    void whatCountsIsWhenTheRequestWasAcceptedAndNotWhenItIsDecided() {
        Product opensLater = product(1, 1).withTerms(SaleTerms.NONE.withOpensAt(Optional.of(NOON.plusMillis(1))));
        Product closedMeanwhile = product(2, 1).withTerms(SaleTerms.NONE.withClosesAt(Optional.of(NOON.plusMillis(1))));
        StockAllocator stockAllocator = new StockAllocator(List.of(opensLater, closedMeanwhile));
        OrderRequest early = requestFor(1);
        OrderRequest inTime = requestFor(2);
        Instant later = NOON.plusSeconds(60);

        assertThat(stockAllocator.decide(early, later)).isEqualTo(new Rejected(early, Reason.SALE_NOT_OPEN, later));
        assertThat(stockAllocator.decide(inTime, later)).isInstanceOf(Confirmed.class);
    }

    @Test
    void oneItemThatIsNotOnSaleRejectsTheWholeRequest() {
        Product closed = product(2, 1).withTerms(SaleTerms.NONE.withClosesAt(Optional.of(NOON)));
        StockAllocator stockAllocator = new StockAllocator(List.of(product(1, 1), closed));
        OrderRequest both = requestFor(1, 2);

        assertThat(stockAllocator.decide(both, NOON)).isEqualTo(new Rejected(both, Reason.SALE_CLOSED, NOON));
        assertThat(stockAllocator.remaining()).isEmpty();
    }

    @Test
    void aSaleKeepsItsTerms() {
        Product limited = product(1, 2).withTerms(SaleTerms.NONE.withOpensAt(Optional.of(NOON)));
        StockAllocator stockAllocator = new StockAllocator(List.of(limited));

        stockAllocator.decide(requestFor(1), NOON);

        assertThat(stockAllocator.changed())
                .containsExactly(limited.withStock(1).withVersion(limited.version() + 1));
    }
}
