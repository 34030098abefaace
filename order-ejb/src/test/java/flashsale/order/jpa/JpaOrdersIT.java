package flashsale.order.jpa;

import static flashsale.order.jpa.StoredDecisions.DECIDED_AT;
import static flashsale.order.jpa.StoredDecisions.SHOES;
import static flashsale.order.jpa.StoredDecisions.SOCKS;
import static flashsale.order.jpa.StoredDecisions.confirmed;
import static flashsale.order.jpa.StoredDecisions.rejected;
import static flashsale.order.jpa.StoredDecisions.write;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class JpaOrdersIT {

    private final RealDatabase database = RealDatabase.get();

    @Test
    void aConfirmedOrderIsFoundAsItWasWritten() {
        OrderRequest request = Samples.request(SHOES, SOCKS);
        Confirmed confirmed = confirmed(request, DECIDED_AT);

        write(confirmed);

        OrderView view = database.orders().find(request.traceId()).orElseThrow();
        assertThat(view.status()).isEqualTo(confirmed.status());
        assertThat(view.order())
                .contains(new OrderView.Order(
                        confirmed.items(), new BigDecimal("0.30"), Samples.RECEIVER, Samples.REQUESTED_AT));
    }

    @Test
    void aRejectionIsFoundAsItWasWrittenAndHasNoOrder() {
        Rejected rejected = rejected(Samples.request(SHOES), Reason.OUT_OF_STOCK);

        write(rejected);

        OrderView view = database.orders().find(rejected.request().traceId()).orElseThrow();
        assertThat(view.status()).isEqualTo(rejected.status());
        assertThat(view.order()).isEmpty();
    }

    @Test
    void theReceiverOfARejectedRequestIsNotStored() {
        Rejected rejected = rejected(Samples.request(SHOES), Reason.UNKNOWN_PRODUCT);

        write(rejected);

        assertThat(database.sql()
                        .rows(
                                "select receiver_name, receiver_phone, receiver_address from orders"
                                        + " where trace_id = ?",
                                rejected.request().traceId().toString()))
                .containsExactly(List.of("null", "null", "null"));
    }

    @Test
    void decidedReturnsExactlyTheDecidedRequests() {
        Confirmed confirmed = confirmed(Samples.request(SHOES), DECIDED_AT);
        Rejected rejected = rejected(Samples.redriven(Samples.request(SHOES), 3), Reason.CONFLICT);
        write(confirmed, rejected);

        assertThat(database.orders()
                        .decided(List.of(
                                confirmed.request().traceId(),
                                rejected.request().traceId(),
                                Samples.traceId())))
                .containsExactlyInAnyOrder(new Decided(confirmed.status(), 1), new Decided(rejected.status(), 3));
    }

    @Test
    void anUndecidedRequestIsNotFound() {
        assertThat(database.orders().find(Samples.traceId())).isEmpty();
    }

    @Test
    void forNoIdsNothingIsReturned() {
        assertThat(database.orders().decided(List.of())).isEmpty();
    }

    @Test
    void timesAreStoredInUtcWhateverTheZoneOfTheServer() {
        TimeZone before = TimeZone.getDefault();
        // In Berlin the clocks skip the hour from 2:00 to 3:00 on this day.
        Instant skipped = Instant.parse("2027-03-28T02:30:00.001Z");
        Confirmed confirmed = confirmed(Samples.request(SHOES), skipped);
        TraceId traceId = confirmed.request().traceId();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));

            RealDatabase berlin = RealDatabase.through(RealDatabase.dataSource(""));
            write(berlin, confirmed);

            assertThat(berlin.orders().find(traceId).orElseThrow().status().since())
                    .isEqualTo(skipped);
            assertThat(berlin.sql()
                            .rows(
                                    "select cast(requested_at as char), cast(decided_at as char) from orders"
                                            + " where trace_id = ?",
                                    traceId.toString()))
                    .containsExactly(List.of("2026-11-22 15:30:00.123", "2027-03-28 02:30:00.001"));
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
