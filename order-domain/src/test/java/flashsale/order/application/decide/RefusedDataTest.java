package flashsale.order.application.decide;

import static flashsale.order.application.fixture.Sale.completed;
import static flashsale.order.application.fixture.Sale.failed;
import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Sale;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches with a request that the database refuses for its own sake. */
class RefusedDataTest {

    private final Sale sale = Sale.of(product(1, 9));
    private final OrderRequest[] batch =
            IntStream.range(0, 8).mapToObj(i -> requestFor(1)).toArray(OrderRequest[]::new);

    @Test
    void onlyTheRequestAtFaultIsRejected() {
        OrderRequest atFault = batch[3];
        sale.unitOfWork.refuseWhenever(() -> sale.isConfirmed(atFault));

        List<Outcome> outcomes = sale.decide(batch);

        assertThat(outcomes).extracting(Outcome::request).containsExactly(batch);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status().reason().isPresent())
                .containsExactly(failed(atFault, Reason.INVALID_REQUEST));
        assertThat(sale.orders.decisionOn(atFault.traceId())).isPresent();
        assertThat(sale.products.stockOf(1)).isEqualTo(9 - 7);
    }

    @Test
    void aRefusedBatchIsHalvedWithoutFurtherAttempts() {
        sale.unitOfWork.refuseWhenever(() -> sale.isConfirmed(batch[7]));

        sale.decide(batch);

        int refused = 4;
        int committedHalvesAndRejection = 3 + 1;
        assertThat(sale.unitOfWork.runs()).isEqualTo(refused + committedHalvesAndRejection);
        assertThat(sale.metrics.lostLocks).isEmpty();
    }

    @Test
    void aRequestThatCannotEvenBeStoredAsRejectedIsRejectedAllTheSame() {
        OrderRequest atFault = requestFor(1);
        OrderRequest other = requestFor(1);
        sale.unitOfWork.refuseWhenever(
                () -> sale.orders.decisionOn(atFault.traceId()).isPresent());

        assertThat(sale.decide(atFault, other))
                .containsExactly(failed(atFault, Reason.INVALID_REQUEST), completed(other));
        assertThat(sale.orders.decisionOn(atFault.traceId())).isEmpty();
    }
}
