package flashsale.order.jpa;

import static flashsale.order.jpa.StoredDecisions.DECIDED_AT;
import static flashsale.order.jpa.StoredDecisions.SHOES;
import static flashsale.order.jpa.StoredDecisions.confirmed;
import static flashsale.order.jpa.StoredDecisions.write;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders.KeysetPosition;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that end without a record. */
class UnreceivedOrdersIT {

    private static final Instant REQUESTED_AT = DECIDED_AT.minusSeconds(60);

    private final RealDatabase database = RealDatabase.get();

    @Test
    void anUnreceivedRequestIsFoundListedAndDecided() {
        OrderStatus ended = end(Samples.request(SHOES));

        assertThat(database.orders().find(ended.traceId())).contains(OrderView.of(ended));
        assertThat(database.orders().decided(List.of(ended.traceId()))).hasSize(1);
        KeysetPosition later = new KeysetPosition(REQUESTED_AT.plusMillis(1), ended.traceId());
        assertThat(database.orders().ofMember(ended.memberId(), 1_000, Optional.of(later)))
                .anySatisfy(entry -> {
                    assertThat(entry.view()).isEqualTo(OrderView.of(ended));
                    assertThat(entry.position().requestedAt()).isEqualTo(REQUESTED_AT);
                });
    }

    @Test
    void aRecordThatArrivesLaterMeetsTheDecision() {
        Product product = database.onSale(Samples.product(1));
        OrderRequest late = Samples.request(product);
        OrderStatus ended = end(late);

        assertThat(database.decideOrders(1).decide(List.of(late)))
                .containsExactly(new Outcome(late, OrderView.of(ended), true));

        assertThat(database.orders().find(late.traceId())).contains(OrderView.of(ended));
        assertThat(database.products().load(List.of(product.id())))
                .singleElement()
                .extracting(Product::stock)
                .isEqualTo(1);
    }

    @Test
    void aDecisionThatCameFirstStays() {
        OrderRequest request = Samples.request(SHOES);
        write(confirmed(request, DECIDED_AT));

        end(request);

        assertThat(database.orders().find(request.traceId()))
                .map(OrderView::status)
                .contains(confirmed(request, DECIDED_AT).status());
    }

    private OrderStatus end(OrderRequest request) {
        OrderStatus ended = OrderStatus.failed(request.traceId(), request.memberId(), Reason.NOT_RECEIVED, DECIDED_AT);
        database.unitOfWork().run(() -> {
            database.orders().addIfUndecided(ended, REQUESTED_AT);
            return ended;
        });
        return ended;
    }
}
