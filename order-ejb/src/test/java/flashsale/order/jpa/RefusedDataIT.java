package flashsale.order.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that the tables or the limits of the database refuse, however often they are tried. */
class RefusedDataIT {

    private static final int ATTEMPTS = 3;
    private static final int STOCK = 100;

    private final RealDatabase database = RealDatabase.get();
    private final Product product = database.onSale(Samples.product(STOCK));

    @Test
    void aValueThatIsTooLongRejectsOnlyItsRequest() {
        OrderRequest atFault = request(Samples.MEMBER, "x".repeat(500));

        List<Outcome> outcomes = decideAmongOthers(atFault);

        assertOnlyRejected(outcomes, atFault);
        assertThat(database.orders()
                        .find(atFault.traceId())
                        .orElseThrow()
                        .status()
                        .reason())
                .contains(Reason.INVALID_REQUEST);
    }

    @Test
    void aRequestThatCannotBeStoredAtAllStopsNoOther() {
        OrderRequest atFault = request("m".repeat(1_000), "Kim");

        List<Outcome> outcomes = decideAmongOthers(atFault);

        assertOnlyRejected(outcomes, atFault);
        assertThat(database.orders().find(atFault.traceId())).isEmpty();
    }

    @Test
    void aBatchThatIsLargerThanAPacketIsDecidedInParts() {
        RealDatabase narrow = RealDatabase.through(RealDatabase.dataSource("&maxAllowedPacket=4096"));

        List<Outcome> outcomes = narrow.decideOrders(ATTEMPTS).decide(Samples.requests(64, product));

        assertThat(outcomes).hasSize(64).allMatch(outcome -> outcome.status().state() == State.COMPLETED);
        assertThat(stock()).isEqualTo(STOCK - 64);
    }

    private List<Outcome> decideAmongOthers(OrderRequest atFault) {
        List<OrderRequest> batch = new ArrayList<>(Samples.requests(20, product));
        batch.add(7, atFault);
        return database.decideOrders(ATTEMPTS).decide(batch);
    }

    private void assertOnlyRejected(List<Outcome> outcomes, OrderRequest atFault) {
        assertThat(outcomes).hasSize(21);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status().state() == State.FAILED)
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.request()).isEqualTo(atFault);
                    assertThat(outcome.status().reason()).contains(Reason.INVALID_REQUEST);
                });
        assertThat(stock()).isEqualTo(STOCK - 20);
    }

    private OrderRequest request(String member, String receiver) {
        return new OrderRequest(
                Samples.traceId(),
                member,
                List.of(new OrderItem(product.id(), 1)),
                new ReceiverInfo(receiver, "010-1234-5678", "Seoul"),
                Samples.REQUESTED_AT,
                1);
    }

    private int stock() {
        return database.products().find(product.id()).orElseThrow().stock();
    }
}
