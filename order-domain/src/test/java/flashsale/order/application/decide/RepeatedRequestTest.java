package flashsale.order.application.decide;

import static flashsale.order.application.fixture.Sale.completed;
import static flashsale.order.application.fixture.Sale.decidedBefore;
import static flashsale.order.application.fixture.Sale.failed;
import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.redriven;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.Sale;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that arrive more than once, and redriven requests. */
class RepeatedRequestTest {

    @Test
    void aDuplicateWithinABatchIsOneOrder() {
        Sale sale = Sale.of(product(1, 5));
        OrderRequest request = requestFor(1);
        OrderRequest other = requestFor(1);

        assertThat(sale.decide(request, other, request)).containsExactly(completed(request), completed(other));
        assertThat(sale.products.stockOf(1)).isEqualTo(3);
    }

    @Test
    void aDuplicateInALaterBatchKeepsTheFirstDecision() {
        Sale sale = Sale.of(product(1, 1));
        OrderRequest winner = requestFor(1);
        OrderRequest loser = requestFor(1);
        List<Outcome> first = sale.decide(winner, loser);
        sale.products.stocked(product(1, 9));
        sale.clock.moveOn(Duration.ofHours(1));

        assertThat(sale.decide(loser, winner))
                .containsExactly(
                        decidedBefore(loser, first.get(1).status()),
                        decidedBefore(winner, first.get(0).status()));
        assertThat(sale.products.stockOf(1)).isEqualTo(9);
        assertThat(sale.orders.confirmed()).extracting(Confirmed::request).containsExactly(winner);
    }

    @Test
    void aRequestThatArrivesAfterItEndedAsNotReceivedIsNoOrder() {
        Sale sale = Sale.of(product(1, 1));
        OrderRequest late = requestFor(1);
        OrderStatus ended =
                OrderStatus.failed(late.traceId(), late.memberId(), Reason.NOT_RECEIVED, sale.clock.instant());
        sale.orders.addIfUndecided(ended, late.requestedAt());

        assertThat(sale.decide(late)).containsExactly(decidedBefore(late, ended));

        assertThat(sale.products.stockOf(1)).isEqualTo(1);
    }

    @Test
    void aDuplicateTakesNoUnitsFromOtherRequests() {
        Sale sale = Sale.of(product(1, 2));
        OrderRequest before = requestFor(1);
        OrderRequest fresh = requestFor(1);
        Outcome first = sale.decide(before).get(0);

        assertThat(sale.decide(before, fresh)).containsExactly(decidedBefore(before, first.status()), completed(fresh));
        assertThat(sale.products.stockOf(1)).isZero();
    }

    @Test
    void theNextAttemptOfARejectedRequestIsDecidedAgain() {
        Sale sale = Sale.of(product(1, 0));
        OrderRequest request = requestFor(1);
        sale.decide(request);
        sale.products.stocked(product(1, 1));

        OrderRequest again = redriven(request, 2);
        assertThat(sale.decide(again)).containsExactly(completed(again));
        assertThat(sale.products.stockOf(1)).isZero();
    }

    @Test
    void anEarlierOrEqualAttemptIsNotDecidedAgain() {
        Sale sale = Sale.of(product(1, 0));
        OrderRequest second = redriven(requestFor(1), 2);
        Outcome rejected = sale.decide(second).get(0);
        sale.products.stocked(product(1, 5));

        OrderRequest first = redriven(second, 1);
        assertThat(sale.decide(first)).containsExactly(decidedBefore(first, rejected.status()));
        assertThat(sale.decide(second)).containsExactly(decidedBefore(second, rejected.status()));
        assertThat(sale.products.stockOf(1)).isEqualTo(5);
    }

    @Test
    void noAttemptChangesAConfirmedOrder() {
        Sale sale = Sale.of(product(1, 5));
        OrderRequest request = requestFor(1);
        Outcome confirmed = sale.decide(request).get(0);

        OrderRequest again = redriven(request, 2);
        assertThat(sale.decide(again)).containsExactly(decidedBefore(again, confirmed.status()));
        assertThat(sale.products.stockOf(1)).isEqualTo(4);
    }

    @Test
    void theLatestAttemptInABatchCountsAtThePositionOfTheFirst() {
        Sale sale = Sale.of(product(1, 0));
        OrderRequest one = requestFor(1);
        OrderRequest two = requestFor(1);
        sale.decide(one, two);
        sale.products.stocked(product(1, 2));
        OrderRequest oneAgain = redriven(one, 2);
        OrderRequest twoAgain = redriven(two, 2);
        OrderRequest other = requestFor(1);

        assertThat(sale.decide(one, twoAgain, other, two, oneAgain))
                .containsExactly(completed(oneAgain), completed(twoAgain), failed(other, Reason.OUT_OF_STOCK));
    }
}
