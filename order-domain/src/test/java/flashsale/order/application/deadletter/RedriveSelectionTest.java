package flashsale.order.application.deadletter;

import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.Requests;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedriveSelectionTest extends FailedRequests {

    @Test
    void noDeadLetterIsReadForRequestsThatHaveNotFailed() {
        failedRequest();
        Set<TraceId> unknown = Set.of(requestFor(1).traceId(), requestFor(1).traceId());

        assertThat(redrive.redrive(unknown)).isEqualTo(new Redriven(0, 2));

        assertThat(deadLetters.searches() + deadLetters.pagesRead()).isZero();
    }

    @Test
    void aRequestIsFoundByTheTimeOfItsFailureAlone() {
        OrderRequest failed = failedRequest();
        failedRequest();
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(redrive.redrive(Set.of(failed.traceId(), requestFor(1).traceId())))
                .isEqualTo(new Redriven(1, 1));

        assertThat(deadLetters.searches()).isEqualTo(1);
        assertThat(deadLetters.pagesRead()).isZero();
    }

    /** As after a restore of the database: the request was decided again, and keeps its first dead letter. */
    @Test
    void aRequestWhoseDeadLetterHasAnotherTimeIsFoundToo() {
        OrderRequest failed = requestFor(1);
        deadLetters.add(failed, Reason.OUT_OF_STOCK, sale.clock.instant());
        sale.clock.moveOn(Duration.ofSeconds(1));
        sale.decide(failed);
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(redrive.redrive(Set.of(failed.traceId()))).isEqualTo(new Redriven(1, 0));
    }

    @Test
    void aRedriveOfNothingChangesNoHorizon() {
        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(0, 0));

        assertThat(redrives.horizon()).isEqualTo(Instant.EPOCH);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aQueuedRequestIsNotRedrivenAgain() {
        OrderRequest failed = failedRequest();
        queue.answer(Publication.ACKNOWLEDGED);
        redrive.redrive(Set.of(failed.traceId()));

        assertThat(redrive.redrive(Set.of(failed.traceId()))).isEqualTo(new Redriven(0, 1));
        assertThat(queue.published()).hasSize(1);
    }

    @Test
    void aCompletedRequestIsNotRedriven() {
        OrderRequest failed = failedRequest();
        sale.products.stocked(product(1, 1));
        sale.decide(failed.nextAttempt());

        assertThat(redrive.redrive(Set.of(failed.traceId()))).isEqualTo(new Redriven(0, 1));
        assertThat(queue.published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {999_999, Integer.MAX_VALUE})
    void aRequestWithoutAFurtherAttemptIsSkipped(int lastAttempt) {
        OrderRequest failed = failed(Requests.redriven(requestFor(1), lastAttempt));
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(redrive.redrive(Set.of(failed.traceId()))).isEqualTo(new Redriven(0, 1));
        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(0, 1));
        assertThat(queue.published()).isEmpty();
    }

    @Test
    void theLastAttemptIsReachable() {
        OrderRequest failed = failed(Requests.redriven(requestFor(1), 999_998));
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(redrive.redrive(Set.of(failed.traceId()))).isEqualTo(new Redriven(1, 0));
    }

    @Test
    void allRequestsThatFailedForAReasonAreRedriven() {
        OrderRequest one = failedRequest();
        OrderRequest other = failedRequest();
        deadLetters.add(
                requestFor(7), Reason.UNKNOWN_PRODUCT, sale.clock.instant().minusSeconds(1));
        queue.answer(Publication.ACKNOWLEDGED);

        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(2, 0));
        assertThat(queue.published()).containsExactly(one.nextAttempt(), other.nextAttempt());
    }

    @Test
    void aRequestThatFailsDuringTheRedriveIsNotRedriven() {
        OrderRequest failed = requestFor(1);
        sale.decide(failed);
        deadLetters.add(failed, Reason.OUT_OF_STOCK, sale.clock.instant());

        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(0, 0));
    }
}
