package flashsale.order.application.decide;

import static flashsale.order.application.fixture.Sale.ATTEMPTS;
import static flashsale.order.application.fixture.Sale.completed;
import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.application.fixture.Sale;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.domain.OrderRequest;
import org.junit.jupiter.api.Test;

/** The last attempt of a single request, which locks its products. */
class LockedAttemptTest {

    @Test
    void aRivalThatNeverPausesCausesNoConflict() {
        Sale sale = Sale.of(product(1, 9), product(2, 9), product(3, 9));
        OrderRequest one = requestFor(3, 1);
        OrderRequest other = requestFor(3, 2);
        sale.unitOfWork.loseWhenever(() -> sale.products.locked().isEmpty());

        assertThat(sale.decide(one, other)).containsExactly(completed(one), completed(other));
        assertThat(sale.products.stockOf(3)).isEqualTo(7);
        assertThat(sale.metrics.lostLocks).containsOnly(true);
    }

    @Test
    void productsAreLockedInTheOrderOfTheirIds() {
        Sale sale = Sale.of(product(1, 9), product(2, 9), product(3, 9));
        sale.unitOfWork.lose(ATTEMPTS);

        sale.decide(requestFor(3, 1, 2));

        assertThat(sale.products.locked()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void noProductIsLockedWhileAnOptimisticAttemptIsLeft() {
        Sale sale = Sale.of(product(1, 9));
        sale.unitOfWork.lose(ATTEMPTS - 1);

        sale.decide(requestFor(1));

        assertThat(sale.products.locked()).isEmpty();
    }

    @Test
    void aRowThatTheDatabaseDoesNotGrantIsAFaultAndNoConflict() {
        Sale sale = Sale.of(product(1, 9));
        OrderRequest request = requestFor(1);
        sale.unitOfWork.failWith(new LockNotGrantedException(null));

        assertThatExceptionOfType(LockNotGrantedException.class).isThrownBy(() -> sale.decide(request));
        assertThat(sale.orders.decisionOn(request.traceId())).isEmpty();
        assertThat(sale.products.stockOf(1)).isEqualTo(9);
        assertThat(sale.decide(request)).containsExactly(completed(request));
    }
}
