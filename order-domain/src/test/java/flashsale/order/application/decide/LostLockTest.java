package flashsale.order.application.decide;

import static flashsale.order.application.fixture.Sale.ATTEMPTS;
import static flashsale.order.application.fixture.Sale.completed;
import static flashsale.order.application.fixture.Sale.decidedBefore;
import static flashsale.order.application.fixture.Sale.failed;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.redriven;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.application.fixture.Sale;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SoldItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches that lose the optimistic lock. */
class LostLockTest {

    /** The last attempt of a single request, with its products locked. */
    private static final int LOCKED = 1;

    @Test
    void theWholeBatchIsDecidedAgainOnFreshData() {
        Sale sale = Sale.of(product(1, 3));
        OrderRequest first = requestFor(1);
        OrderRequest second = requestFor(1);
        sale.unitOfWork.loseTo(() -> sale.products.stocked(product(1, 1)));

        assertThat(sale.decide(first, second)).containsExactly(completed(first), failed(second, Reason.OUT_OF_STOCK));
        assertThat(sale.unitOfWork.runs()).isEqualTo(2);
        assertThat(sale.products.stockOf(1)).isZero();
    }

    @Test
    void aRequestThatARivalDecidedKeepsThatDecision() {
        Sale sale = Sale.of(product(1, 3));
        OrderRequest request = requestFor(1);
        Confirmed byRival = new Confirmed(request, List.of(new SoldItem(1, "Lamp", 1, BigDecimal.ONE)), NOON);
        sale.unitOfWork.loseTo(() -> sale.orders.add(List.of(byRival)));

        assertThat(sale.decide(request)).containsExactly(decidedBefore(request, byRival.status()));
        assertThat(sale.products.stockOf(1)).isEqualTo(3);
    }

    @Test
    void noRequestIsRejectedWhileARetryCanConfirmIt() {
        Sale sale = Sale.of(product(1, 2));
        OrderRequest first = requestFor(1);
        OrderRequest second = requestFor(1);
        sale.unitOfWork.lose(ATTEMPTS - 1);

        assertThat(sale.decide(first, second)).containsExactly(completed(first), completed(second));
        assertThat(sale.unitOfWork.runs()).isEqualTo(ATTEMPTS);
    }

    @Test
    void everyLostAttemptIsCountedAndTheLastIsMarked() {
        Sale sale = Sale.of(product(1, 2));
        sale.unitOfWork.lose(ATTEMPTS + LOCKED);

        sale.decide(requestFor(1));

        assertThat(sale.metrics.lostLocks).containsExactly(true, true, true, false);
    }

    @Test
    void aHalvedBatchCountsAsRetried() {
        Sale sale = Sale.of(product(1, 2));
        sale.unitOfWork.lose(ATTEMPTS);

        sale.decide(requestFor(1), requestFor(1));

        assertThat(sale.metrics.lostLocks).containsExactly(true, true, true);
    }

    @Test
    void aBatchIsHalvedAfterItsAttemptsAndEachHalfHasAllAttempts() {
        Sale sale = Sale.of(product(1, 9));
        OrderRequest[] batch = requests(8);
        sale.unitOfWork.loseWhenever(() -> sale.isConfirmed(batch[7]));
        sale.decide(batch);

        int lost = ATTEMPTS * 4 + LOCKED;
        int committedHalvesAndConflict = 3 + 1;
        assertThat(sale.unitOfWork.runs()).isEqualTo(lost + committedHalvesAndConflict);
    }

    @Test
    void onlyTheRequestThatAlwaysLosesIsAConflict() {
        Sale sale = Sale.of(product(1, 9), product(2, 9));
        OrderRequest[] batch = requests(7);
        OrderRequest unlucky = batch[4] = requestFor(1, 2);
        sale.unitOfWork.loseWhenever(() -> sale.isConfirmed(unlucky));

        List<Outcome> outcomes = sale.decide(batch);

        assertThat(outcomes).extracting(Outcome::request).containsExactly(batch);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status().reason().isPresent())
                .containsExactly(failed(unlucky, Reason.CONFLICT));
        assertThat(sale.orders.confirmed()).hasSize(6);
        assertThat(sale.products.stockOf(1)).isEqualTo(3);
        assertThat(sale.products.stockOf(2)).isEqualTo(9);
    }

    @Test
    void aSingleRequestIsAConflictWhenItLosesEvenWithItsProductsLocked() {
        Sale sale = Sale.of(product(1, 9));
        OrderRequest request = requestFor(1);
        sale.unitOfWork.lose(ATTEMPTS + LOCKED);

        assertThat(sale.decide(request)).containsExactly(failed(request, Reason.CONFLICT));
        assertThat(sale.unitOfWork.runs()).isEqualTo(ATTEMPTS + LOCKED + 1);
        assertThat(sale.orders.decisionOn(request.traceId())).isPresent();
        assertThat(sale.products.stockOf(1)).isEqualTo(9);
    }

    @Test
    void aDecidedRequestNeverBecomesAConflict() {
        Sale sale = Sale.of(product(1, 9));
        OrderRequest request = requestFor(1);
        Outcome before = sale.decide(request).get(0);
        sale.unitOfWork.lose(ATTEMPTS + LOCKED);

        assertThat(sale.decide(request)).containsExactly(decidedBefore(request, before.status()));
    }

    @Test
    void aConflictCanBeRedriven() {
        Sale sale = Sale.of(product(1, 9));
        OrderRequest request = requestFor(1);
        sale.unitOfWork.lose(ATTEMPTS + LOCKED);
        sale.decide(request);

        OrderRequest again = redriven(request, 2);
        assertThat(sale.decide(again)).containsExactly(completed(again));
    }

    @Test
    void aFaultIsNotRetriedAndChangesNothing() {
        Sale sale = Sale.of(product(1, 9));
        sale.unitOfWork.loseWhenever(() -> {
            throw new IllegalStateException("The database is unavailable");
        });

        assertThatIllegalStateException().isThrownBy(() -> sale.decide(requestFor(1), requestFor(1)));
        assertThat(sale.unitOfWork.runs()).isEqualTo(1);
        assertThat(sale.products.stockOf(1)).isEqualTo(9);
        assertThat(sale.orders.confirmed()).isEmpty();
    }

    private static OrderRequest[] requests(int count) {
        return IntStream.range(0, count).mapToObj(i -> requestFor(1)).toArray(OrderRequest[]::new);
    }
}
