package flashsale.order.application.place;

import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.product;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.fixture.CountedOrderMetrics;
import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.NotOnSale;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.domain.SaleState;
import flashsale.order.domain.SaleTerms;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders outside the terms of sale, with and without an idempotency key. */
class PlaceOrderOnSaleTest {

    private static final SaleTerms AN_HOUR =
            new SaleTerms(Optional.of(NOON.plusSeconds(60)), Optional.of(NOON.plusSeconds(3_660)), false);

    private final KeyedOrders orders = new KeyedOrders();

    @Test
    void beforeTheOpeningNothingIsPublishedNotedOrAsked() {
        terms(AN_HOUR);
        orders.sale.orders.makeUnavailable();

        NotOnSale refusal = (NotOnSale) orders.placeAcknowledged(KeyedOrders.ITEMS);

        assertThat(refusal).isEqualTo(new NotOnSale(SaleState.SCHEDULED, AN_HOUR.opensAt(), NOON));
        assertThat(refusal.untilOpening()).isEqualTo(Duration.ofSeconds(60));
        assertThat(orders.placeWithoutKey(KeyedOrders.ITEMS)).isEqualTo(refusal);
        assertThat(orders.queue.published()).isEmpty();
        assertThat(orders.statuses.size()).isZero();
    }

    @Test
    void fromTheOpeningToTheClosingOrdersAreAccepted() {
        terms(AN_HOUR);
        orders.sale.clock.moveOn(Duration.ofSeconds(60));

        assertThat(orders.placeAcknowledged(KeyedOrders.ITEMS)).isInstanceOf(Accepted.class);
    }

    @Test
    void afterTheClosingAndWhilePausedOrdersAreRefused() {
        terms(AN_HOUR.withPaused(true));
        orders.sale.clock.moveOn(Duration.ofSeconds(60));
        assertThat(orders.placeWithoutKey(KeyedOrders.ITEMS))
                .isInstanceOfSatisfying(
                        NotOnSale.class, refusal -> assertThat(refusal.state()).isEqualTo(SaleState.PAUSED));

        orders.sale.clock.moveOn(Duration.ofSeconds(3_600));
        assertThat(orders.placeWithoutKey(KeyedOrders.ITEMS))
                .isInstanceOfSatisfying(
                        NotOnSale.class, refusal -> assertThat(refusal.state()).isEqualTo(SaleState.CLOSED));
        assertThat(orders.queue.published()).isEmpty();
    }

    @Test
    void theEndOfASaleDoesNotTakeBackWhatWasAccepted() {
        assertThat(orders.placeAcknowledged(KeyedOrders.ITEMS)).isInstanceOf(Accepted.class);
        orders.decidePublished();
        terms(SaleTerms.NONE.withPaused(true));

        assertThat(orders.placeAcknowledged(KeyedOrders.ITEMS)).isEqualTo(new Repeated(orders.id));
    }

    @Test
    void aProductThatIsSoldOutIsRefusedOnlyWhenAsked() {
        orders.sale.products.stocked(product(1, 0));
        SaleCatalog asked = new SaleCatalog(orders.sale.products, true, new CountedOrderMetrics());
        SaleCatalog unasked = new SaleCatalog(orders.sale.products, false, new CountedOrderMetrics());
        asked.refresh();
        unasked.refresh();

        assertThat(asked.refusal(KeyedOrders.ITEMS, NOON))
                .contains(new NotOnSale(SaleState.SOLD_OUT, Optional.empty(), NOON));
        assertThat(unasked.refusal(KeyedOrders.ITEMS, NOON)).isEmpty();

        orders.sale.products.stocked(product(1, 1));
        asked.refresh();
        assertThat(asked.refusal(KeyedOrders.ITEMS, NOON)).isEmpty();
    }

    private void terms(SaleTerms terms) {
        orders.sale.products.stocked(product(1, 5).withTerms(terms));
        orders.catalog.refresh();
    }
}
