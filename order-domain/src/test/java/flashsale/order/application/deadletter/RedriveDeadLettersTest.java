package flashsale.order.application.deadletter;

import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestFor;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.fixture.InMemoryDeadLetters;
import flashsale.order.application.fixture.InMemoryOrderTopic;
import flashsale.order.application.fixture.InMemoryRedrives;
import flashsale.order.application.fixture.InMemoryStatuses;
import flashsale.order.application.fixture.Sale;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.application.port.Redrives;
import flashsale.order.application.port.UnitOfWork.LockNotGrantedException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.domain.Requests;
import flashsale.order.domain.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedriveDeadLettersTest {

    private final Sale sale = Sale.of(product(1, 0));
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private final InMemoryStatuses statuses = new InMemoryStatuses();
    private final InMemoryOrderTopic queue = new InMemoryOrderTopic();
    private final InMemoryRedrives redrives = new InMemoryRedrives();
    private final List<Duration> pauses = new ArrayList<>();
    private final RedriveDeadLetters redrive = new RedriveDeadLetters(
            deadLetters,
            sale.orders,
            new RequeueRequests(sale.orders, statuses, queue, sale.unitOfWork, sale.clock),
            redrives,
            pauses::add,
            sale.clock);

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
    void aRedriveOfNothingChangesNoHorizon() {
        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(0, 0));

        assertThat(redrives.horizon()).isEqualTo(Instant.EPOCH);
        assertThat(pauses).isEmpty();
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
    void aRequestThatFailsDuringTheRedriveIsNotRedriven() {
        OrderRequest failed = requestFor(1);
        sale.decide(failed);
        deadLetters.add(failed, Reason.OUT_OF_STOCK, sale.clock.instant());

        assertThat(redrive.redrive(Reason.OUT_OF_STOCK)).isEqualTo(new Redriven(0, 0));
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

    private OrderRequest failedRequest() {
        return failed(requestFor(1));
    }

    private OrderRequest failed(OrderRequest request) {
        sale.decide(request);
        deadLetters.add(request, Reason.OUT_OF_STOCK, sale.clock.instant());
        sale.clock.moveOn(Duration.ofSeconds(1));
        return request;
    }
}
