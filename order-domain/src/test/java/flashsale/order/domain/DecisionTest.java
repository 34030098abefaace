package flashsale.order.domain;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.requestFor;
import static flashsale.order.domain.Requests.requestOf;
import static flashsale.order.domain.Requests.units;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderStatus.State;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {

    @Test
    void anOrdersTotalIsExactToTheCent() {
        List<SoldItem> items = List.of(
                new SoldItem(1, "Lamp", 3, new BigDecimal("0.10")),
                new SoldItem(2, "Villa", 100, new BigDecimal("9999999999.99")));

        assertThat(new Confirmed(requestFor(1, 2), items, NOON).totalPrice())
                .isEqualTo(new BigDecimal("999999999999.30"));
    }

    @Test
    void aConfirmedRequestIsSeenAsCompleted() {
        OrderRequest request = requestFor(1);

        assertThat(new Confirmed(request, List.of(), NOON).status())
                .isEqualTo(OrderStatus.completed(request.traceId(), MEMBER, NOON));
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedRequestIsSeenAsFailedWithItsReason(Reason reason) {
        OrderRequest request = requestFor(1);

        assertThat(new Rejected(request, reason, NOON).status())
                .isEqualTo(OrderStatus.failed(request.traceId(), MEMBER, reason, NOON));
        assertThat(reason.text()).isNotBlank();
    }

    @Test
    void onlyCompletedAndFailedAreFinalAndOnlyFailedHasAReason() {
        TraceId id = Requests.anyTraceId();
        OrderStatus processing = OrderStatus.processing(id, MEMBER, NOON);
        OrderStatus completed = OrderStatus.completed(id, MEMBER, NOON);
        OrderStatus failed = OrderStatus.failed(id, MEMBER, Reason.CONFLICT, NOON);

        assertThat(List.of(processing, completed, failed))
                .extracting(OrderStatus::state)
                .containsExactly(State.PROCESSING, State.COMPLETED, State.FAILED);
        assertThat(List.of(processing, completed, failed))
                .extracting(OrderStatus::isFinal)
                .containsExactly(false, true, true);
        assertThat(processing.reason()).isEmpty();
        assertThat(completed.reason()).isEmpty();
        assertThat(failed.reason()).contains(Reason.CONFLICT);
    }

    @Test
    void aRequestIsKeyedByItsLowestProduct() {
        assertThat(requestOf(units(1, 30), units(1, 4), units(1, 200)).lowestProductId())
                .isEqualTo(4);
    }

    @Test
    void noTextFormOfARequestShowsItsReceiver() {
        OrderRequest request = requestFor(1);
        ReceiverInfo receiver = request.receiverInfo();

        assertThat(List.of(receiver, request, new Confirmed(request, List.of(), NOON)))
                .extracting(Object::toString)
                .allSatisfy(text -> assertThat(text)
                        .contains("withheld")
                        .doesNotContain(receiver.name(), receiver.phone(), receiver.address()));
    }
}
