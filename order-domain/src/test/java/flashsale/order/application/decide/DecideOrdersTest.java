package flashsale.order.application.decide;

import static flashsale.order.application.fixture.Sale.completed;
import static flashsale.order.application.fixture.Sale.failed;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestFor;
import static flashsale.order.domain.Requests.requestOf;
import static flashsale.order.domain.Requests.units;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Sale;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecideOrdersTest {

    @Test
    void aBatchIsDecidedInTheOrderOfItsRequests() {
        Sale sale = Sale.of(product(1, 3), product(2, 3));
        OrderRequest first = requestOf(units(2, 1), units(1, 2));
        OrderRequest tooLate = requestOf(units(2, 1));
        OrderRequest unknown = requestFor(2, 999);
        OrderRequest last = requestFor(1, 2);

        assertThat(sale.decide(first, tooLate, unknown, last))
                .containsExactly(
                        completed(first),
                        failed(tooLate, Reason.OUT_OF_STOCK),
                        failed(unknown, Reason.UNKNOWN_PRODUCT),
                        completed(last));
        assertThat(sale.orders.confirmed()).extracting(Confirmed::request).containsExactly(first, last);
        assertThat(sale.products.stockOf(1)).isZero();
        assertThat(sale.products.stockOf(2)).isEqualTo(1);
    }

    @Test
    void aBatchIsOneUnitOfWorkAndOneUpdatePerProduct() {
        Sale sale = Sale.of(product(1, 10), product(2, 10), product(3, 0));
        sale.decide(requestFor(1, 2), requestFor(1), requestFor(3));

        assertThat(sale.unitOfWork.runs()).isEqualTo(1);
        assertThat(sale.products.all()).extracting(Product::version).containsExactly(1L, 1L, 0L);
    }

    @Test
    void anEmptyBatchTouchesNothing() {
        Sale sale = Sale.of(product(1, 1));

        assertThat(sale.decide()).isEmpty();
        assertThat(sale.unitOfWork.runs()).isZero();
    }

    @Test
    void theTimeOfADecisionIsTruncatedToTheMillisecond() {
        Sale sale = Sale.of(product(1, 1));
        sale.clock.moveOn(Duration.ofNanos(7_999_999));

        assertThat(sale.decide(requestFor(1)))
                .extracting(outcome -> outcome.status().since())
                .containsExactly(NOON.plusMillis(7));
    }
}
