package flashsale.order.jpa;

import static flashsale.order.jpa.StoredDecisions.DECIDED_AT;
import static flashsale.order.jpa.StoredDecisions.SHOES;
import static flashsale.order.jpa.StoredDecisions.confirmed;
import static flashsale.order.jpa.StoredDecisions.redriven;
import static flashsale.order.jpa.StoredDecisions.rejected;
import static flashsale.order.jpa.StoredDecisions.state;
import static flashsale.order.jpa.StoredDecisions.write;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedrivenOrdersIT {

    private final RealDatabase database = RealDatabase.get();

    @Test
    void aConfirmationAfterARedriveReplacesTheRejection() {
        OrderRequest first = Samples.request(SHOES);
        write(rejected(first, Reason.OUT_OF_STOCK));
        OrderRequest second = Samples.redriven(first, 2);

        write(confirmed(second, DECIDED_AT.plusSeconds(60)));

        OrderView view = database.orders().find(first.traceId()).orElseThrow();
        assertThat(view.status())
                .isEqualTo(confirmed(second, DECIDED_AT.plusSeconds(60)).status());
        assertThat(view.order().orElseThrow().receiverInfo()).isEqualTo(Samples.RECEIVER);
        assertThat(database.orders().decided(List.of(first.traceId())))
                .singleElement()
                .extracting(Decided::attempt)
                .isEqualTo(2);
    }

    @Test
    void aRedrivenRequestIsProcessingUntilItsNextDecision() {
        OrderRequest first = Samples.request(SHOES);
        write(rejected(first, Reason.OUT_OF_STOCK));

        redriven(first.traceId(), 2);
        assertThat(state(first)).isEqualTo(State.PROCESSING);
        assertThat(database.orders().decided(List.of(first.traceId())))
                .containsExactly(new Decided(
                        OrderStatus.processing(first.traceId(), Samples.MEMBER, DECIDED_AT)
                                .ofAttempt(2),
                        1));
        write(rejected(Samples.redriven(first, 2), Reason.OUT_OF_STOCK));
        assertThat(state(first)).isEqualTo(State.FAILED);
    }

    @Test
    void theRedriveHorizonIsOnlyRaised() {
        Instant later = database.redrives().horizon().plusMillis(5);

        database.redrives().raiseHorizon(later);
        database.redrives().raiseHorizon(later.minusMillis(1));

        assertThat(database.redrives().horizon()).isEqualTo(later);
    }

    @Test
    void aRedriveOfADecidedAttemptOrOfAnOrderChangesNothing() {
        OrderRequest rejected = Samples.redriven(Samples.request(SHOES), 2);
        OrderRequest confirmed = Samples.request(SHOES);
        write(rejected(rejected, Reason.OUT_OF_STOCK), confirmed(confirmed, DECIDED_AT));

        redriven(rejected.traceId(), 2);
        redriven(confirmed.traceId(), 2);

        assertThat(state(rejected)).isEqualTo(State.FAILED);
        assertThat(state(confirmed)).isEqualTo(State.COMPLETED);
    }
}
