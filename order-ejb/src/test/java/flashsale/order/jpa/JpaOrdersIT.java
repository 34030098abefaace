package flashsale.order.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Orders.Decided;
import flashsale.order.domain.Decision;
import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class JpaOrdersIT {

    private static final Instant DECIDED_AT = Instant.parse("2026-11-22T15:30:01.007Z");
    private static final TraceId WITHOUT_KEY = new TraceIds(Samples.SECRET, Clock.systemUTC()).issue(Samples.MEMBER);
    private static final Product SHOES = Samples.product(5);
    private static final Product SOCKS = Samples.product(5);

    private final RealDatabase database = RealDatabase.get();

    @Test
    void aConfirmedOrderComesBackAsItWasWritten() {
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
    void aRejectionComesBackAsItWasWrittenAndHasNoOrder() {
        Rejected rejected = rejected(Samples.request(SHOES), Reason.OUT_OF_STOCK);

        write(rejected);

        OrderView view = database.orders().find(rejected.request().traceId()).orElseThrow();
        assertThat(view.status()).isEqualTo(rejected.status());
        assertThat(view.order()).isEmpty();
    }

    @Test
    void aRejectedRequestLeavesNoReceiverBehind() {
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
    void decidedTellsOfEachDecisionAndOfNothingElse() {
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
    void anIdThatWasNeverDecidedIsNotFound() {
        assertThat(database.orders().find(Samples.traceId())).isEmpty();
    }

    @Test
    void aRedrivenRequestThatGetsItsStockTakesThePlaceOfItsRejection() {
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
    void aRejectionIsProcessingFromItsRedriveToTheNextDecision() {
        OrderRequest first = Samples.request(SHOES);
        write(rejected(first, Reason.OUT_OF_STOCK));

        redriven(first.traceId(), 2);
        assertThat(state(first)).isEqualTo(State.PROCESSING);
        assertThat(database.orders().decided(List.of(first.traceId())))
                .containsExactly(new Decided(OrderStatus.processing(first.traceId(), Samples.MEMBER, DECIDED_AT), 1));
        write(rejected(Samples.redriven(first, 2), Reason.OUT_OF_STOCK));
        assertThat(state(first)).isEqualTo(State.FAILED);
    }

    @Test
    void aRedriveThatIsDecidedAlreadyOrOfAnOrderChangesNothing() {
        OrderRequest rejected = Samples.redriven(Samples.request(SHOES), 2);
        OrderRequest confirmed = Samples.request(SHOES);
        write(rejected(rejected, Reason.OUT_OF_STOCK), confirmed(confirmed, DECIDED_AT));

        redriven(rejected.traceId(), 2);
        redriven(confirmed.traceId(), 2);

        assertThat(state(rejected)).isEqualTo(State.FAILED);
        assertThat(state(confirmed)).isEqualTo(State.COMPLETED);
    }

    @Test
    void ofARequestWithAKeyItIsKnownWhatItAskedForHoweverItWasDecided() {
        OrderRequest completed = ofKey(Samples.request(SHOES));
        OrderRequest failed = ofKey(Samples.request(SHOES, SOCKS));
        write(confirmed(completed, DECIDED_AT), rejected(failed, Reason.OUT_OF_STOCK));

        assertThat(database.orders().digest(completed.traceId())).isEqualTo(RealDatabase.DIGESTS.of(completed));
        assertThat(database.orders().digest(failed.traceId())).isPresent().isEqualTo(RealDatabase.DIGESTS.of(failed));
    }

    @Test
    void aRedriveLeavesWhatWasAskedFor() {
        OrderRequest first = ofKey(Samples.request(SHOES));
        write(rejected(first, Reason.OUT_OF_STOCK));

        write(confirmed(Samples.redriven(first, 2), DECIDED_AT));

        assertThat(database.orders().digest(first.traceId())).isPresent().isEqualTo(RealDatabase.DIGESTS.of(first));
    }

    @Test
    void ofRequestsWithoutAKeyOrADecisionNothingIsKnown() {
        Confirmed confirmed = confirmed(withId(Samples.request(SHOES), WITHOUT_KEY), DECIDED_AT);
        write(confirmed);

        assertThat(database.orders().digest(WITHOUT_KEY)).isEmpty();
        assertThat(database.orders().digest(Samples.traceIdOfKey())).isEmpty();
    }

    @Test
    void ofNoIdsNothingIsDecided() {
        assertThat(database.orders().decided(List.of())).isEmpty();
    }

    @Test
    void timesStandInUtcWhateverTheZoneOfTheServer() {
        TimeZone before = TimeZone.getDefault();
        // In Berlin the clocks skip the hour from 2:00 to 3:00 on this day.
        Instant skipped = Instant.parse("2027-03-28T02:30:00.001Z");
        Confirmed confirmed = confirmed(Samples.request(SHOES), skipped);
        TraceId traceId = confirmed.request().traceId();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));

            RealDatabase berlin = RealDatabase.through(RealDatabase.dataSource(""));
            berlin.unitOfWork().run(() -> add(berlin, confirmed));

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

    private static OrderRequest ofKey(OrderRequest request) {
        return withId(request, Samples.traceIdOfKey());
    }

    private static OrderRequest withId(OrderRequest request, TraceId id) {
        return new OrderRequest(
                id,
                request.memberId(),
                request.items(),
                request.receiverInfo(),
                request.requestedAt(),
                request.attempt());
    }

    private void write(Decision... decisions) {
        database.unitOfWork().run(() -> add(database, decisions));
    }

    private void redriven(TraceId traceId, int attempt) {
        database.unitOfWork().run(() -> {
            database.orders().redriven(traceId, attempt);
            return true;
        });
    }

    private State state(OrderRequest request) {
        return database.orders().find(request.traceId()).orElseThrow().status().state();
    }

    private static boolean add(RealDatabase database, Decision... decisions) {
        database.orders().add(List.of(decisions));
        return true;
    }

    private static Confirmed confirmed(OrderRequest request, Instant decidedAt) {
        List<SoldItem> items = request.items().stream()
                .map(item -> new SoldItem(item.productId(), "한정판 양말", 3, new BigDecimal("0.05").setScale(2)))
                .toList();
        return new Confirmed(request, items, decidedAt);
    }

    private static Rejected rejected(OrderRequest request, Reason reason) {
        return new Rejected(request, reason, DECIDED_AT);
    }
}
