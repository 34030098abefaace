package flashsale.order.application.deadletter;

import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.Redrives;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedriveDeadLettersTest extends FailedRequests {

    @Test
    void aFailedRequestIsPublishedAsItsNextAttemptAndProcessing() {
        OrderRequest failed = failedRequest();
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(redrive.redrive(Set.of(failed.traceId()))).isEqualTo(new Redriven(1, 0));

        assertThat(queue.published()).containsExactly(failed.nextAttempt());
        assertThat(statuses.statusOf(failed.traceId()).map(OrderStatus::state)).hasValue(State.PROCESSING);
        assertThat(sale.orders.find(failed.traceId()).orElseThrow().status().state())
                .isEqualTo(State.PROCESSING);
    }

    @Test
    void everyInstanceDoubtsTheFailuresBeforeTheFirstRequestIsQueuedAgain() {
        OrderRequest failed = failedRequest();
        failedRequest();
        queue.answer(Publication.ACKNOWLEDGED);
        queue.onPublish(request -> {
            assertThat(redrives.horizon())
                    .isAfter(sale.orders
                            .decisionOn(failed.traceId())
                            .orElseThrow()
                            .decidedAt());
            assertThat(pauses).containsExactly(Redrives.MAX_HORIZON_AGE);
        });

        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(2, 0));
    }

    @Test
    void aDecisionThatComesBeforeTheRestartIsKept() {
        OrderRequest failed = failedRequest();
        sale.products.stocked(product(1, 1));
        queue.answer(Publication.ACKNOWLEDGED);
        queue.onPublish(
                request -> statuses.conclude(List.of(sale.decide(request).get(0).view())));

        redrive.redrive(Set.of(failed.traceId()));

        assertThat(statuses.statusOf(failed.traceId()).map(OrderStatus::state)).hasValue(State.COMPLETED);
    }

    @Test
    void requestsThatAreDecidedMeanwhileAreMarkedOneByOne() {
        OrderRequest one = failedRequest();
        OrderRequest other = failedRequest();
        queue.answer(Publication.ACKNOWLEDGED);
        int before = sale.unitOfWork.runs();
        sale.unitOfWork.failWith(new LockNotGrantedException(null));

        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(2, 0));

        assertThat(sale.unitOfWork.runs() - before).isEqualTo(3);
        assertThat(List.of(one, other))
                .allSatisfy(failed -> assertThat(sale.orders
                                .find(failed.traceId())
                                .orElseThrow()
                                .status()
                                .state())
                        .isEqualTo(State.PROCESSING));
    }

    @Test
    void aRequestThatWasNotPublishedStaysFailed() {
        OrderRequest failed = failedRequest();
        queue.answer(Publication.NOT_PUBLISHED);

        assertThat(redrive.redrive(Set.of(failed.traceId()))).isEqualTo(new Redriven(0, 1));
        assertThat(statuses.find(failed.traceId())).isEmpty();
        assertThat(sale.orders.find(failed.traceId()).orElseThrow().status().state())
                .isEqualTo(State.FAILED);
    }
}
